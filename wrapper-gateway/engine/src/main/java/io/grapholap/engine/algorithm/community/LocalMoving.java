package io.grapholap.engine.algorithm.community;

import io.grapholap.engine.algorithm.Run;
import java.util.Arrays;

/** Moves single nodes to the neighbouring group where modularity gains most, until none gains. */
final class LocalMoving {
    private static final double NOTHING = 1e-12;

    private final Level level;
    private final double resolution;
    private final Run run;
    private final int[] groups;
    private final double[] groupStrengths;
    private final double[] toGroup;
    private final int[] touched;

    /**
     * @param groups where the nodes are now; changed in place
     */
    LocalMoving(Level level, int[] groups, double resolution, Run run) {
        int n = level.nodeCount();
        this.level = level;
        this.groups = groups;
        this.resolution = resolution;
        this.run = run;
        this.groupStrengths = new double[n];
        this.toGroup = new double[n];
        this.touched = new int[n];
        for (int v = 0; v < n; v++) {
            groupStrengths[groups[v]] += level.strengths()[v];
        }
    }

    /**
     * Goes through all nodes, then again through those whose neighbours moved away, as Louvain does
     * with the pruning of Ozaki et al. (2016).
     *
     * @param tolerance gain of modularity of one round below which it stops
     * @return whether any node moved
     */
    boolean rounds(int maxRounds, double tolerance) {
        boolean moved = false;
        var waiting = new boolean[groups.length];
        Arrays.fill(waiting, true);
        for (int i = 0; i < maxRounds; i++) {
            double gain = 0;
            for (int v = 0; v < groups.length; v++) {
                run.check(v);
                if (waiting[v]) {
                    waiting[v] = false;
                    double gained = move(v);
                    if (gained > 0) {
                        gain += gained;
                        wake(v, waiting);
                    }
                }
            }
            moved |= gain > 0;
            if (gain <= tolerance) {
                break;
            }
        }
        return moved;
    }

    private void wake(int v, boolean[] waiting) {
        var rows = level.neighbours();
        for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
            int w = rows.targets()[i];
            if (groups[w] != groups[v]) {
                waiting[w] = true;
            }
        }
    }

    /** Goes through those nodes again whose neighbours moved away, as Leiden does. */
    void queue() {
        int n = groups.length;
        var queue = new int[Math.max(1, n)];
        var waiting = new boolean[n];
        for (int v = 0; v < n; v++) {
            queue[v] = v;
            waiting[v] = true;
        }
        int size = n;
        var rows = level.neighbours();
        for (int at = 0; size > 0; size--) {
            int v = queue[at];
            at = at + 1 == n ? 0 : at + 1;
            waiting[v] = false;
            run.check(v);
            if (move(v) > 0) {
                for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                    int w = rows.targets()[i];
                    if (!waiting[w] && groups[w] != groups[v]) {
                        waiting[w] = true;
                        queue[(int) ((at + (long) size - 1) % n)] = w;
                        size++;
                    }
                }
            }
        }
    }

    /** Moves a node where it gains most; returns the gain of modularity, 0 when it stays. */
    private double move(int v) {
        var rows = level.neighbours();
        int own = groups[v];
        int touches = 0;
        for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
            int group = groups[rows.targets()[i]];
            if (toGroup[group] == 0) {
                touched[touches++] = group;
            }
            toGroup[group] += rows.weight(i);
        }
        double strength = level.strengths()[v];
        double share = resolution * strength / level.total();
        groupStrengths[own] -= strength;
        double stay = toGroup[own] - share * groupStrengths[own];
        double best = stay;
        int bestGroup = own;
        for (int t = 0; t < touches; t++) {
            int group = touched[t];
            double gain = toGroup[group] - share * groupStrengths[group];
            if (gain > best + NOTHING * strength) {
                best = gain;
                bestGroup = group;
            }
            toGroup[group] = 0;
        }
        groupStrengths[bestGroup] += strength;
        groups[v] = bestGroup;
        return bestGroup == own ? 0 : 2 * (best - stay) / level.total();
    }
}
