package io.grapholap.engine.algorithm;

import io.grapholap.engine.NodeValues;
import io.grapholap.engine.algorithm.AlgorithmInfo.Parameter;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Weakly connected components by lock-free union-find. A component's id is the smallest number of a
 * node in it, so it does not depend on the order of work.
 */
final class Wcc implements Algorithm {
    private static final int CHECK_EVERY = 1 << 14;

    @Override
    public AlgorithmInfo info() {
        return new AlgorithmInfo(
                "wcc",
                "Weakly connected components",
                "native",
                "community",
                "Which nodes hang together when directions are ignored.",
                "Union-find over all edges, directions ignored. Two nodes have the same component id"
                        + " if and only if a path joins them; the id is the number of the"
                        + " component's first node.",
                List.of(
                        new Parameter(
                                "max_iterations",
                                "int",
                                false,
                                100,
                                "Accepted for compatibility; the result is always complete.")),
                "INT64",
                true,
                300_000);
    }

    @Override
    public NodeValues run(CsrGraph graph, Parameters parameters, Cancellation cancellation) {
        parameters.whole("max_iterations", 1, Integer.MAX_VALUE);
        int n = graph.nodeCount();
        var parents = new int[n];
        for (int v = 0; v < n; v++) {
            parents[v] = v;
        }
        var forest = new AtomicIntegerArray(parents);
        var split = Split.byEdges(graph);
        split.each((from, to) -> unite(graph, forest, from, to, cancellation));
        var components = new long[n];
        split.each((from, to) -> {
            for (int v = from; v < to; v++) {
                components[v] = root(forest, v);
            }
        });
        return new NodeValues.Longs(components);
    }

    private static void unite(
            CsrGraph graph,
            AtomicIntegerArray forest,
            int from,
            int to,
            Cancellation cancellation) {
        var offsets = graph.offsets();
        var targets = graph.targets();
        for (int v = from; v < to; v++) {
            if (v % CHECK_EVERY == 0) {
                cancellation.check();
            }
            for (int i = offsets[v]; i < offsets[v + 1]; i++) {
                unite(forest, v, targets[i]);
            }
        }
    }

    /** Hangs the greater root below the smaller one, so that roots only ever shrink. */
    private static void unite(AtomicIntegerArray forest, int a, int b) {
        int x = root(forest, a);
        int y = root(forest, b);
        while (x != y) {
            int low = Math.min(x, y);
            int high = Math.max(x, y);
            if (forest.compareAndSet(high, high, low)) {
                return;
            }
            x = root(forest, low);
            y = root(forest, high);
        }
    }

    /** The root above {@code node}; shortens the way for those who come after. */
    private static int root(AtomicIntegerArray forest, int node) {
        int at = node;
        int parent = forest.getOpaque(at);
        while (parent != at) {
            int grandparent = forest.getOpaque(parent);
            if (grandparent != parent) {
                forest.weakCompareAndSetPlain(at, parent, grandparent);
            }
            at = parent;
            parent = grandparent;
        }
        return at;
    }
}
