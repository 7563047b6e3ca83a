package io.grapholap.engine.algorithm.path;

import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.GraphSize;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import java.util.Arrays;
import java.util.Map;

/** What can still flow along each edge, and back. */
final class FlowNetwork {
    private static final double NOTHING = 1e-12;

    private final Run run;
    private final int[] offsets;
    private final int[] arcs;
    private final int[] heads;
    private final double[] capacities;
    private final double[] left;
    private final int[] levels;
    private final int[] next;
    private final int[] queue;

    FlowNetwork(CsrGraph graph, Run run) {
        this.run = run;
        var out = graph.out();
        int n = graph.nodeCount();
        int edges = graph.directed() ? out.size() : graph.edgeCount();
        GraphSize.requireEntries(2L * edges);
        this.heads = new int[2 * edges];
        this.capacities = new double[2 * edges];
        int arc = 0;
        for (int v = 0; v < n; v++) {
            for (int i = out.offsets()[v]; i < out.offsets()[v + 1]; i++) {
                int w = out.targets()[i];
                if (graph.directed() || w >= v) {
                    heads[arc] = w;
                    capacities[arc] = out.weight(i);
                    heads[arc + 1] = v;
                    capacities[arc + 1] = graph.directed() ? 0 : out.weight(i);
                    arc += 2;
                }
            }
        }
        this.left = capacities.clone();
        this.offsets = new int[n + 1];
        for (int a = 0; a < arc; a++) {
            offsets[tail(a) + 1]++;
        }
        for (int v = 0; v < n; v++) {
            offsets[v + 1] += offsets[v];
        }
        this.arcs = new int[arc];
        var free = offsets.clone();
        for (int a = 0; a < arc; a++) {
            arcs[free[tail(a)]++] = a;
        }
        this.levels = new int[n];
        this.next = new int[n];
        this.queue = new int[n];
    }

    private int tail(int arc) {
        return heads[arc ^ 1];
    }

    double fill(int source, int target) {
        double flow = 0;
        while (reach(source, target)) {
            System.arraycopy(offsets, 0, next, 0, next.length);
            for (double pushed = push(source, target); pushed > 0; pushed = push(source, target)) {
                flow += pushed;
            }
        }
        return flow;
    }

    private boolean reach(int source, int target) {
        Arrays.fill(levels, -1);
        int end = 0;
        queue[end++] = source;
        levels[source] = 0;
        for (int at = 0; at < end; at++) {
            int v = queue[at];
            run.check(at);
            for (int i = offsets[v]; i < offsets[v + 1]; i++) {
                int w = heads[arcs[i]];
                if (left[arcs[i]] > NOTHING && levels[w] < 0) {
                    levels[w] = levels[v] + 1;
                    queue[end++] = w;
                }
            }
        }
        return levels[target] >= 0;
    }

    /** Sends what one more way of the fewest edges carries; 0 when there is none. */
    private double push(int source, int target) {
        var way = new int[levels[target]];
        int size = 0;
        int v = source;
        while (v != target) {
            run.check(next[v]);
            int arc = -1;
            for (; next[v] < offsets[v + 1] && arc < 0; next[v]++) {
                int a = arcs[next[v]];
                if (left[a] > NOTHING && levels[heads[a]] == levels[v] + 1) {
                    arc = a;
                }
            }
            if (arc >= 0) {
                next[v]--;
                if (size < way.length) {
                    way[size++] = arc;
                    v = heads[arc];
                } else {
                    next[v]++;
                }
            } else if (size == 0) {
                return 0;
            } else {
                v = tail(way[--size]);
                next[v]++;
            }
        }
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            least = Math.min(least, left[way[i]]);
        }
        for (int i = 0; i < size; i++) {
            left[way[i]] -= least;
            left[way[i] ^ 1] += least;
        }
        return least;
    }

    Result result(double flow) {
        int count = 0;
        for (int a = 0; a < heads.length; a++) {
            count += carried(a) > NOTHING ? 1 : 0;
        }
        var sources = new int[count];
        var targets = new int[count];
        var values = new double[count];
        int at = 0;
        for (int a = 0; a < heads.length; a++) {
            if (carried(a) > NOTHING) {
                sources[at] = tail(a);
                targets[at] = heads[a];
                values[at++] = carried(a);
            }
        }
        return new Result.Pairs(sources, targets, values, Map.of("flow_value", flow));
    }

    private double carried(int arc) {
        return capacities[arc] - left[arc];
    }
}
