package io.grapholap.engine.algorithm;

import io.grapholap.engine.NodeValues;
import io.grapholap.engine.algorithm.AlgorithmInfo.Parameter;
import java.util.Arrays;
import java.util.List;

/**
 * PageRank by power iteration, as NetworkX and LDBC Graphalytics define it: scores sum to 1, nodes
 * without outgoing edges give their score to all nodes alike. Each parallel edge counts, as in
 * Graphalytics and in a NetworkX multigraph.
 */
final class PageRank implements Algorithm {
    private static final int CHECK_EVERY = 1 << 14;

    @Override
    public AlgorithmInfo info() {
        return new AlgorithmInfo(
                "pagerank",
                "PageRank",
                "native",
                "centrality",
                "Importance of each node by the importance of those that point at it.",
                "Power iteration over directed edges. Scores are between 0 and 1 and sum to 1. The"
                        + " score of nodes without outgoing edges is spread over all nodes; parallel"
                        + " edges count each. Stops after max_iterations, or when the scores change"
                        + " in sum by less than the number of nodes times tolerance.",
                List.of(
                        new Parameter(
                                "damping_factor",
                                "float",
                                false,
                                0.85,
                                "Chance to follow an edge rather than jump, from 0 to 1."),
                        new Parameter(
                                "max_iterations", "int", false, 20, "Upper bound of iterations."),
                        new Parameter(
                                "tolerance",
                                "float",
                                false,
                                1e-7,
                                "Change per node below which it stops; 0 never stops early.")),
                "DOUBLE",
                true,
                300_000);
    }

    @Override
    public NodeValues run(CsrGraph graph, Parameters parameters, Cancellation cancellation) {
        double damping = parameters.real("damping_factor", 0, 1);
        int iterations = parameters.whole("max_iterations", 1, 100_000);
        double tolerance = parameters.real("tolerance", 0, 1);
        int n = graph.nodeCount();
        if (n == 0) {
            return new NodeValues.Doubles(new double[0]);
        }
        var incoming = graph.reversed();
        var split = Split.byEdges(incoming);
        var rank = new double[n];
        var share = new double[n];
        Arrays.fill(rank, 1.0 / n);
        for (int i = 0; i < iterations; i++) {
            cancellation.check();
            double dangling = split.sum((from, to) -> shares(graph, rank, share, from, to));
            double base = (1 - damping + damping * dangling) / n;
            double change =
                    split.sum((from, to) ->
                            pull(incoming, share, rank, base, damping, from, to, cancellation));
            if (change < n * tolerance) {
                break;
            }
        }
        return new NodeValues.Doubles(rank);
    }

    /** What each node gives along each of its edges; returns what cannot be given so. */
    private static double shares(CsrGraph graph, double[] rank, double[] share, int from, int to) {
        var offsets = graph.offsets();
        double dangling = 0;
        for (int v = from; v < to; v++) {
            int degree = offsets[v + 1] - offsets[v];
            if (degree == 0) {
                dangling += rank[v];
            } else {
                share[v] = rank[v] / degree;
            }
        }
        return dangling;
    }

    private static double pull(
            CsrGraph incoming,
            double[] share,
            double[] rank,
            double base,
            double damping,
            int from,
            int to,
            Cancellation cancellation) {
        var offsets = incoming.offsets();
        var sources = incoming.targets();
        double change = 0;
        for (int v = from; v < to; v++) {
            if (v % CHECK_EVERY == 0) {
                cancellation.check();
            }
            double sum = 0;
            for (int i = offsets[v]; i < offsets[v + 1]; i++) {
                sum += share[sources[i]];
            }
            double next = base + damping * sum;
            change += Math.abs(next - rank[v]);
            rank[v] = next;
        }
        return change;
    }
}
