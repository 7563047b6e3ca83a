package io.grapholap.engine.algorithm.community;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.Run;
import java.util.Arrays;

/**
 * An undirected weighted graph on one level of a hierarchy of communities.
 *
 * @param neighbours rows without self-loops
 * @param loops weight of each node's self-loops
 * @param strengths weight of each node's edges, self-loops twice
 * @param total sum of the strengths
 */
record Level(Adjacency neighbours, double[] loops, double[] strengths, double total) {

    static Level of(Adjacency both, Run run) {
        int n = both.nodeCount();
        var bounds = new int[n + 1];
        var targets = new int[both.size()];
        var weights = both.weights() == null ? null : new double[both.size()];
        var loops = new double[n];
        int at = 0;
        for (int v = 0; v < n; v++) {
            run.check(v);
            for (int i = both.offsets()[v]; i < both.offsets()[v + 1]; i++) {
                if (both.targets()[i] == v) {
                    loops[v] += both.weight(i);
                } else {
                    targets[at] = both.targets()[i];
                    if (weights != null) {
                        weights[at] = both.weight(i);
                    }
                    at++;
                }
            }
            bounds[v + 1] = at;
        }
        var rows =
                new Adjacency(
                        bounds,
                        Arrays.copyOf(targets, at),
                        weights == null ? null : Arrays.copyOf(weights, at));
        return of(rows, loops);
    }

    private static Level of(Adjacency rows, double[] loops) {
        var strengths = new double[loops.length];
        double total = 0;
        for (int v = 0; v < loops.length; v++) {
            strengths[v] = rows.strength(v) + 2 * loops[v];
            total += strengths[v];
        }
        return new Level(rows, loops, strengths, total);
    }

    int nodeCount() {
        return loops.length;
    }

    /** The graph whose nodes are the groups, numbered from 0 without gaps. */
    Level grouped(int[] groups, int count, Run run) {
        var members = members(groups, count);
        var sums = new double[count];
        var touched = new int[count];
        var grouped = new double[count];
        var bounds = new int[count + 1];
        var targets = new int[Math.min(neighbours.size(), Math.max(16, count * 8))];
        var weights = new double[targets.length];
        int at = 0;
        int member = 0;
        for (int g = 0; g < count; g++) {
            int touches = 0;
            for (; member < members.length && groups[members[member]] == g; member++) {
                int v = members[member];
                run.check(member);
                grouped[g] += loops[v];
                for (int i = neighbours.offsets()[v]; i < neighbours.offsets()[v + 1]; i++) {
                    int other = groups[neighbours.targets()[i]];
                    if (other == g) {
                        grouped[g] += neighbours.weight(i) / 2;
                    } else {
                        if (sums[other] == 0) {
                            touched[touches++] = other;
                        }
                        sums[other] += neighbours.weight(i);
                    }
                }
            }
            if (at + touches > targets.length) {
                int room = (int) Math.min(neighbours.size(), 2L * (at + touches));
                targets = Arrays.copyOf(targets, room);
                weights = Arrays.copyOf(weights, room);
            }
            for (int t = 0; t < touches; t++) {
                targets[at] = touched[t];
                weights[at++] = sums[touched[t]];
                sums[touched[t]] = 0;
            }
            bounds[g + 1] = at;
        }
        return of(
                new Adjacency(bounds, Arrays.copyOf(targets, at), Arrays.copyOf(weights, at)),
                grouped);
    }

    /** The nodes, ordered by group. */
    private static int[] members(int[] groups, int count) {
        var next = new int[count + 1];
        for (int group : groups) {
            next[group + 1]++;
        }
        for (int g = 0; g < count; g++) {
            next[g + 1] += next[g];
        }
        var members = new int[groups.length];
        for (int v = 0; v < groups.length; v++) {
            members[next[groups[v]]++] = v;
        }
        return members;
    }

    /** Modularity of groups numbered from 0 without gaps. */
    double modularity(int[] groups, int count, double resolution) {
        if (total == 0) {
            return 0;
        }
        var within = new double[count];
        var all = new double[count];
        for (int v = 0; v < groups.length; v++) {
            all[groups[v]] += strengths[v];
            within[groups[v]] += 2 * loops[v];
            for (int i = neighbours.offsets()[v]; i < neighbours.offsets()[v + 1]; i++) {
                if (groups[neighbours.targets()[i]] == groups[v]) {
                    within[groups[v]] += neighbours.weight(i);
                }
            }
        }
        double sum = 0;
        for (int g = 0; g < count; g++) {
            sum += within[g] / total - resolution * (all[g] / total) * (all[g] / total);
        }
        return sum;
    }

    /** Numbers the groups anew, from 0 without gaps, in order of their first node. */
    static int compact(int[] groups) {
        var numbers = new int[groups.length];
        Arrays.fill(numbers, -1);
        int count = 0;
        for (int v = 0; v < groups.length; v++) {
            if (numbers[groups[v]] < 0) {
                numbers[groups[v]] = count++;
            }
            groups[v] = numbers[groups[v]];
        }
        return count;
    }
}
