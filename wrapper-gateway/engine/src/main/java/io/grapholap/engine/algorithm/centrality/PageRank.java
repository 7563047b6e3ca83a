package io.grapholap.engine.algorithm.centrality;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.Algorithm;
import io.grapholap.engine.algorithm.AlgorithmSpec;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Returns;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Parameters;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.engine.algorithm.Split;
import io.grapholap.engine.algorithm.View;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * PageRank by power iteration, as NetworkX and LDBC Graphalytics define it: scores sum to 1, nodes
 * without outgoing edges give their score to all nodes alike, or as the personalisation says.
 */
public final class PageRank implements Algorithm {
    private static final Parameter<Double> DAMPING =
            Parameter.real(
                    "damping_factor", 0.85, 0, 1, "Chance to follow an edge rather than jump.");
    private static final Parameter<Integer> ITERATIONS =
            Parameter.whole("max_iterations", 20, 1, 100_000, "Upper bound of iterations.");
    private static final Parameter<Double> TOLERANCE =
            Parameter.real(
                    "tolerance",
                    1e-7,
                    0,
                    1,
                    "Change per node below which it stops; 0 never stops early.");
    private static final Parameter<Map<Integer, Double>> PERSONALIZATION =
            new Parameter.NodeWeights(
                    "personalization",
                    "Where jumps lead, by node; nodes not named get none. Default is everywhere.");

    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("pagerank", "PageRank")
                .category(Category.CENTRALITY)
                .description(
                        "Importance of each node by the importance of those that point at it.",
                        "Power iteration over directed edges. Scores are between 0 and 1 and sum to"
                                + " 1. The score of nodes without outgoing edges is spread as jumps"
                                + " are. Parallel edges count each; weights say how a node's score"
                                + " is shared among its edges. Stops after max_iterations, or when"
                                + " the scores change in sum by less than the number of nodes times"
                                + " tolerance. On 65,536 nodes and more, where that sum is above 4e-7,"
                                + " what nodes give is rounded to 24 bits: scores are off by less than"
                                + " 4e-7 in sum.")
                .parameters(DAMPING, ITERATIONS, TOLERANCE, PERSONALIZATION)
                .views(View.OUT, View.IN)
                .weights(Weights.NOT_NEGATIVE)
                .returns(Returns.NODE_DOUBLE)
                .memory(44, 0)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        int n = graph.nodeCount();
        if (n == 0) {
            return Result.doubles(new double[0]);
        }
        var jumps = jumps(parameters.find(PERSONALIZATION).orElse(Map.of()), n);
        int iterations = parameters.get(ITERATIONS);
        double tolerance = parameters.get(TOLERANCE);
        double damping = parameters.get(DAMPING);
        boolean coarse = n >= Shares.LARGE && damping <= 0.85 && n * tolerance > Shares.ROUNDING;
        var shares = coarse ? Shares.rounded(n) : Shares.exact(n);
        var step = new Step(graph, damping, jumps, shares, run);
        for (int i = 0; i < iterations; i++) {
            run.check();
            if (step.change() < n * tolerance) {
                break;
            }
            run.progress(i + 1, iterations);
        }
        return Result.doubles(step.rank);
    }

    /** Chances to jump to each node; null when all are the same. */
    private static double @Nullable [] jumps(Map<Integer, Double> given, int n) {
        double sum = given.values().stream().mapToDouble(Double::doubleValue).sum();
        if (given.isEmpty()) {
            return null;
        }
        if (sum <= 0) {
            throw PERSONALIZATION.refused(given, "must have a value above 0");
        }
        var jumps = new double[n];
        given.forEach((node, weight) -> jumps[node] += weight / sum);
        return jumps;
    }

    /** One iteration: every node gets what its neighbours gave after the last one. */
    private static final class Step {
        private final Adjacency in;
        private final double[] giving;
        private final int[] dangling;
        private final double damping;
        private final double @Nullable [] jumps;
        private final Run run;
        private final Split split;
        private final double[] rank;
        private final Shares shares;

        Step(CsrGraph graph, double damping, double @Nullable [] jumps, Shares shares, Run run) {
            this.shares = shares;
            this.in = graph.in();
            this.damping = damping;
            this.jumps = jumps;
            this.run = run;
            this.split = Split.byEdges(in);
            int n = graph.nodeCount();
            this.rank = jumps == null ? new double[n] : jumps.clone();
            if (jumps == null) {
                Arrays.fill(rank, 1.0 / n);
            }
            this.giving = new double[n];
            var out = graph.out();
            run.each(
                    split,
                    (from, to) -> {
                        for (int v = from; v < to; v++) {
                            double strength = out.strength(v);
                            giving[v] = strength > 0 ? 1 / strength : 0;
                            shares.give(v, rank[v] * giving[v]);
                        }
                    });
            shares.turn();
            this.dangling = IntStream.range(0, n).filter(v -> giving[v] == 0).toArray();
        }

        /** Works through one iteration; returns by how much the scores changed in sum. */
        double change() {
            double lost = 0;
            for (int v : dangling) {
                lost += rank[v];
            }
            double base = 1 - damping + damping * lost;
            double change = run.sum(split, (from, to) -> get(base, from, to));
            shares.turn();
            return change;
        }

        private double get(double base, int from, int to) {
            var offsets = in.offsets();
            double even = base / rank.length;
            double change = 0;
            for (int v = from; v < to; v++) {
                run.check(v);
                double sum = shares.pulled(in, offsets[v], offsets[v + 1]);
                double next = (jumps == null ? even : base * jumps[v]) + damping * sum;
                change += Math.abs(next - rank[v]);
                rank[v] = next;
                shares.give(v, next * giving[v]);
            }
            return change;
        }
    }
}
