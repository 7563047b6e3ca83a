package io.grapholap.engine.algorithm.similarity;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.Algorithm;
import io.grapholap.engine.algorithm.AlgorithmSpec;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Returns;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Parameters;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.engine.algorithm.View;
import java.util.List;

/** How alike nodes are by the neighbours that they share. */
public final class NodeSimilarity implements Algorithm {
    private static final Parameter<String> METRIC =
            new Parameter.Choice(
                    "metric",
                    "jaccard",
                    List.of("jaccard", "overlap", "cosine"),
                    "Shared neighbours divided by those of either (jaccard), by the fewer"
                            + " (overlap), by the geometric mean (cosine).");
    private static final Parameter<Integer> TOP_K =
            Parameter.whole("top_k", 10, 1, 1_000, "Similar nodes to find for each node.");
    private static final Parameter<Integer> LIMIT =
            Parameter.whole("limit", 10_000, 1, 1_000_000, "Pairs to return in all.");
    private static final Parameter<Double> CUTOFF =
            Parameter.real("cutoff", 0, 0, 1, "Pairs below are left out.");
    private static final Parameter<Integer> DEGREE_CUTOFF =
            Parameter.whole(
                    "degree_cutoff", 1, 1, Integer.MAX_VALUE, "Nodes with fewer are left out.");

    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("node_similarity", "Node similarity")
                .category(Category.SIMILARITY)
                .description(
                        "Pairs of nodes that have many neighbours in common.",
                        "Compares where edges lead to, each neighbour once, self-loops left out."
                                + " Pairs without a common neighbour are not listed. Each pair"
                                + " comes once, best first.")
                .parameters(METRIC, TOP_K, LIMIT, CUTOFF, DEGREE_CUTOFF)
                .views(View.SIMPLE_OUT, View.IN)
                .returns(Returns.PAIRS)
                .memory(8L * Run.workers(), 4)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        var out = graph.simpleOut();
        var in = out.reversed();
        int topK = parameters.get(TOP_K);
        int limit = parameters.get(LIMIT);
        int degree = parameters.get(DEGREE_CUTOFF);
        double cutoff = parameters.get(CUTOFF);
        var metric = parameters.get(METRIC);
        var parts =
                run.items(
                        graph.nodeCount(),
                        _ -> new Search(out, in, run, limit),
                        (search, v) -> {
                            if (out.degree(v) >= degree) {
                                search.from(v, metric, topK, cutoff, degree);
                            }
                        });
        var all = new TopPairs(limit);
        parts.forEach(part -> part.found.addTo(all));
        return all.result();
    }

    private static final class Search {
        private final Adjacency out;
        private final Adjacency in;
        private final Run run;
        private final int[] shared;
        private final int[] touched;
        private final TopPairs found;

        Search(Adjacency out, Adjacency in, Run run, int limit) {
            this.out = out;
            this.in = in;
            this.run = run;
            this.shared = new int[out.nodeCount()];
            this.touched = new int[out.nodeCount()];
            this.found = new TopPairs(limit);
        }

        void from(int v, String metric, int topK, double cutoff, int degree) {
            int touches = 0;
            for (int i = out.offsets()[v]; i < out.offsets()[v + 1]; i++) {
                int w = out.targets()[i];
                for (int j = in.offsets()[w]; j < in.offsets()[w + 1]; j++) {
                    run.check(j);
                    int other = in.targets()[j];
                    if (other > v && out.degree(other) >= degree && shared[other]++ == 0) {
                        touched[touches++] = other;
                    }
                }
            }
            var own = new TopPairs(topK);
            for (int t = 0; t < touches; t++) {
                int other = touched[t];
                double score = score(metric, shared[other], out.degree(v), out.degree(other));
                shared[other] = 0;
                if (score >= cutoff) {
                    own.offer(v, other, score);
                }
            }
            own.addTo(found);
        }

        private static double score(String metric, int shared, int a, int b) {
            return switch (metric) {
                case "jaccard" -> (double) shared / (a + b - shared);
                case "overlap" -> (double) shared / Math.min(a, b);
                default -> shared / Math.sqrt((double) a * b);
            };
        }
    }
}
