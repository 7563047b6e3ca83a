package io.grapholap.engine.algorithm.community;

import io.grapholap.engine.algorithm.Run;

/** Splits each community into parts that hang together well: Leiden's second phase. */
final class Refinement {
    private final Level level;
    private final int[] communities;
    private final double resolution;
    private final Run run;
    private final int[] parts;
    private final double[] strengths;
    private final double[] outward;
    private final int[] sizes;
    private final double[] communityStrengths;
    private final double[] toPart;
    private final int[] touched;

    Refinement(Level level, int[] communities, double resolution, Run run) {
        int n = level.nodeCount();
        this.level = level;
        this.communities = communities;
        this.resolution = resolution;
        this.run = run;
        this.parts = new int[n];
        this.strengths = level.strengths().clone();
        this.outward = new double[n];
        this.sizes = new int[n];
        this.communityStrengths = new double[n];
        this.toPart = new double[n];
        this.touched = new int[n];
        for (int v = 0; v < n; v++) {
            parts[v] = v;
            sizes[v] = 1;
            communityStrengths[communities[v]] += strengths[v];
            outward[v] = within(v);
        }
    }

    /** Weight of the edges of a node that stay within its community. */
    private double within(int v) {
        var rows = level.neighbours();
        double sum = 0;
        for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
            if (communities[rows.targets()[i]] == communities[v]) {
                sum += rows.weight(i);
            }
        }
        return sum;
    }

    int[] groups() {
        for (int v = 0; v < parts.length; v++) {
            run.check(v);
            if (sizes[v] == 1 && parts[v] == v && wellConnected(v, communities[v])) {
                merge(v);
            }
        }
        return parts;
    }

    private boolean wellConnected(int part, int community) {
        double rest = communityStrengths[community] - strengths[part];
        return outward[part] >= resolution * strengths[part] * rest / level.total();
    }

    private void merge(int v) {
        var rows = level.neighbours();
        int touches = 0;
        for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
            int w = rows.targets()[i];
            if (communities[w] == communities[v]) {
                int part = parts[w];
                if (toPart[part] == 0) {
                    touched[touches++] = part;
                }
                toPart[part] += rows.weight(i);
            }
        }
        double best = 0;
        int bestPart = v;
        double toBest = 0;
        for (int t = 0; t < touches; t++) {
            int part = touched[t];
            double gain =
                    toPart[part] - resolution * strengths[v] * strengths[part] / level.total();
            if (part != v && gain > best && wellConnected(part, communities[v])) {
                best = gain;
                bestPart = part;
                toBest = toPart[part];
            }
            toPart[part] = 0;
        }
        if (bestPart != v) {
            sizes[v] = 0;
            sizes[bestPart]++;
            strengths[bestPart] += strengths[v];
            outward[bestPart] += outward[v] - 2 * toBest;
            parts[v] = bestPart;
        }
    }
}
