package io.grapholap.engine.algorithm;

import io.grapholap.engine.NodeValues;
import java.util.List;

/**
 * Weakly connected components by union-find with path halving (Tarjan, van Leeuwen 1984). A
 * component is named by its smallest node number, so equal graphs get equal names.
 */
final class WeaklyConnectedComponents implements Algorithm {
    private static final int CHECK_EVERY = 1 << 16;
    private static final AlgorithmInfo INFO =
            new AlgorithmInfo(
                    "wcc",
                    "Weakly connected components",
                    "native",
                    "community",
                    "Which nodes hang together when directions are ignored.",
                    "Union-find over all edges. Nodes of one component get the same number, which is the smallest"
                            + " internal number among them.",
                    List.of(
                            new AlgorithmInfo.Parameter(
                                    "max_iterations",
                                    "int",
                                    false,
                                    100,
                                    "Accepted for compatibility; the result is always exact.")),
                    "INT64",
                    true,
                    300_000);

    @Override
    public AlgorithmInfo info() {
        return INFO;
    }

    @Override
    public NodeValues run(CsrGraph graph, Parameters parameters, Cancellation cancellation) {
        parameters.whole("max_iterations", 1, Integer.MAX_VALUE);
        int n = graph.nodeCount();
        var parent = new int[n];
        for (int v = 0; v < n; v++) {
            parent[v] = v;
        }
        for (int v = 0; v < n; v++) {
            if (v % CHECK_EVERY == 0) {
                cancellation.check();
            }
            for (int i = graph.offsets()[v]; i < graph.offsets()[v + 1]; i++) {
                join(parent, v, graph.targets()[i]);
            }
        }
        var component = new long[n];
        for (int v = 0; v < n; v++) {
            component[v] = root(parent, v);
        }
        return new NodeValues.Longs(component);
    }

    /** The greater root hangs below the smaller, so that a root is the smallest of its tree. */
    private static void join(int[] parent, int a, int b) {
        int rootA = root(parent, a);
        int rootB = root(parent, b);
        if (rootA < rootB) {
            parent[rootB] = rootA;
        } else if (rootB < rootA) {
            parent[rootA] = rootB;
        }
    }

    private static int root(int[] parent, int v) {
        int node = v;
        while (parent[node] != node) {
            parent[node] = parent[parent[node]];
            node = parent[node];
        }
        return node;
    }
}
