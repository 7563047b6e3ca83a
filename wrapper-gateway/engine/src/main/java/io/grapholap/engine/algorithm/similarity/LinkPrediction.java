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
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Scores for edges that are not there yet. */
public final class LinkPrediction implements Algorithm {
    private static final Parameter<String> METRIC =
            new Parameter.Choice(
                    "metric",
                    "adamic_adar",
                    List.of(
                            "adamic_adar",
                            "resource_allocation",
                            "jaccard",
                            "common_neighbors",
                            "preferential_attachment"),
                    "How to score a pair.");
    private static final Parameter<List<int[]>> PAIRS =
            new Parameter.NodePairs(
                    "pairs",
                    false,
                    "Pairs to score; without it, the best of those that share a neighbour and are"
                            + " none.");
    private static final Parameter<Integer> LIMIT =
            Parameter.whole("limit", 100, 1, 1_000_000, "Pairs to return.");

    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("link_prediction", "Link prediction")
                .category(Category.LINK_PREDICTION)
                .description(
                        "Pairs of nodes that are likely to be linked, by their neighbours.",
                        "As in NetworkX, on the undirected graph: directions, parallel edges and"
                                + " self-loops are ignored.")
                .parameters(METRIC, PAIRS, LIMIT)
                .views(View.SIMPLE)
                .returns(Returns.PAIRS)
                .memory(8L * Run.workers(), 0)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        var simple = graph.simple();
        var metric = parameters.get(METRIC);
        var pairs = parameters.find(PAIRS);
        return pairs.isPresent()
                ? given(simple, metric, pairs.get())
                : best(simple, metric, parameters.get(LIMIT), run);
    }

    private static Result given(Adjacency simple, String metric, List<int[]> pairs) {
        return new Result.Pairs(
                pairs.stream().mapToInt(pair -> pair[0]).toArray(),
                pairs.stream().mapToInt(pair -> pair[1]).toArray(),
                pairs.stream()
                        .mapToDouble(pair -> score(simple, metric, pair[0], pair[1]))
                        .toArray(),
                Map.of());
    }

    private static Result best(Adjacency simple, String metric, int limit, Run run) {
        record Part(TopPairs found, int[] seen) {}
        var parts =
                run.items(
                        simple.nodeCount(),
                        _ -> {
                            var seen = new int[simple.nodeCount()];
                            Arrays.fill(seen, -1);
                            return new Part(new TopPairs(limit), seen);
                        },
                        (part, v) -> {
                            for (int i = simple.offsets()[v]; i < simple.offsets()[v + 1]; i++) {
                                int w = simple.targets()[i];
                                for (int j = simple.offsets()[w];
                                        j < simple.offsets()[w + 1];
                                        j++) {
                                    run.check(j);
                                    int other = simple.targets()[j];
                                    if (other > v && part.seen[other] != v) {
                                        part.seen[other] = v;
                                        if (!simple.has(v, other)) {
                                            part.found.offer(
                                                    v, other, score(simple, metric, v, other));
                                        }
                                    }
                                }
                            }
                        });
        var all = new TopPairs(limit);
        parts.forEach(part -> part.found().addTo(all));
        return all.result();
    }

    private static double score(Adjacency simple, String metric, int u, int v) {
        double a = simple.degree(u);
        double b = simple.degree(v);
        if (metric.equals("preferential_attachment")) {
            return a * b;
        }
        var sum = new double[2];
        Neighbourhoods.shared(
                simple,
                u,
                v,
                w -> {
                    sum[0]++;
                    sum[1] +=
                            metric.equals("adamic_adar")
                                    ? 1 / Math.log(simple.degree(w))
                                    : 1.0 / simple.degree(w);
                });
        return switch (metric) {
            case "common_neighbors" -> sum[0];
            case "jaccard" -> a + b == 0 ? 0 : sum[0] / (a + b - sum[0]);
            default -> sum[1];
        };
    }
}
