package io.grapholap.engine.algorithm;

import io.grapholap.engine.NodeValues;
import java.util.Arrays;
import java.util.List;

/**
 * PageRank by power iteration (Page, Brin, Motwani, Winograd 1999): the rank of nodes without
 * outgoing edges is spread evenly over all nodes, ranks sum to 1, and the iteration stops when the
 * sum of all changes is below {@code tolerance} times the number of nodes, as in NetworkX and LDBC
 * Graphalytics. Parallel edges count as often as they are there.
 */
final class PageRank implements Algorithm {
    private static final AlgorithmInfo INFO =
            new AlgorithmInfo(
                    "pagerank",
                    "PageRank",
                    "native",
                    "centrality",
                    "Importance of a node by the importance of those that point at it.",
                    "Power iteration on the directed graph. A node without outgoing edges gives its rank to all nodes"
                            + " evenly. Ranks sum to 1. Parallel edges count as often as they are there.",
                    List.of(
                            new AlgorithmInfo.Parameter(
                                    "damping_factor",
                                    "float",
                                    false,
                                    0.85,
                                    "Share of rank that follows edges, 0 to 1."),
                            new AlgorithmInfo.Parameter(
                                    "max_iterations",
                                    "int",
                                    false,
                                    20,
                                    "Iterations at the most, 1 to 10000."),
                            new AlgorithmInfo.Parameter(
                                    "tolerance",
                                    "float",
                                    false,
                                    1e-7,
                                    "Mean change of a node below which it stops.")),
                    "DOUBLE",
                    true,
                    300_000);

    @Override
    public AlgorithmInfo info() {
        return INFO;
    }

    @Override
    public NodeValues run(CsrGraph graph, Parameters parameters, Cancellation cancellation) {
        double damping = parameters.real("damping_factor", 0, 1);
        int iterations = parameters.whole("max_iterations", 1, 10_000);
        double tolerance = parameters.real("tolerance", 0, 1);
        if (graph.nodeCount() == 0) {
            return new NodeValues.Doubles(new double[0]);
        }
        return new NodeValues.Doubles(
                new Iteration(graph, damping).run(iterations, tolerance, cancellation));
    }

    /** Pulls rank along reversed edges, so that every node is written by one thread alone. */
    private static final class Iteration {
        private final CsrGraph graph;
        private final CsrGraph incoming;
        private final Ranges ranges;
        private final double damping;
        private final double[] rank;
        private double[] share;
        private double[] nextShare;
        private double dangling;

        Iteration(CsrGraph graph, double damping) {
            int n = graph.nodeCount();
            this.graph = graph;
            this.incoming = graph.reversed();
            this.ranges = Ranges.of(incoming);
            this.damping = damping;
            this.rank = new double[n];
            this.share = new double[n];
            this.nextShare = new double[n];
            Arrays.fill(rank, 1.0 / n);
            for (int v = 0; v < n; v++) {
                share[v] = shareOf(v);
                dangling += graph.degree(v) == 0 ? rank[v] : 0;
            }
        }

        double[] run(int iterations, double tolerance, Cancellation cancellation) {
            for (int i = 0; i < iterations; i++) {
                cancellation.check();
                if (step() < tolerance * rank.length) {
                    break;
                }
            }
            return rank;
        }

        /** One iteration; gives the sum of all changes. */
        private double step() {
            double base = (1 - damping + damping * dangling) / rank.length;
            var changes = new double[ranges.count()];
            var leaks = new double[ranges.count()];
            ranges.forEach((range, from, to) -> {
                for (int v = from; v < to; v++) {
                    double next = base + damping * pulled(v);
                    changes[range] += Math.abs(next - rank[v]);
                    rank[v] = next;
                    nextShare[v] = shareOf(v);
                    leaks[range] += graph.degree(v) == 0 ? next : 0;
                }
            });
            dangling = Ranges.sum(leaks);
            var spent = share;
            share = nextShare;
            nextShare = spent;
            return Ranges.sum(changes);
        }

        private double pulled(int v) {
            double sum = 0;
            int end = incoming.offsets()[v + 1];
            for (int i = incoming.offsets()[v]; i < end; i++) {
                sum += share[incoming.targets()[i]];
            }
            return sum;
        }

        /** What each outgoing edge of {@code v} carries. */
        private double shareOf(int v) {
            int degree = graph.degree(v);
            return degree == 0 ? 0 : rank[v] / degree;
        }
    }
}
