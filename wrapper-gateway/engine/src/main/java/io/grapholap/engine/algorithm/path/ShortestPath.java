package io.grapholap.engine.algorithm.path;

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
import io.grapholap.engine.algorithm.View;
import java.util.List;
import java.util.stream.IntStream;

/** One shortest way between two nodes. */
public final class ShortestPath implements Algorithm {
    static final Parameter<Integer> SOURCE =
            new Parameter.Node("source", true, "Where the way begins.");
    static final Parameter<Integer> TARGET =
            new Parameter.Node("target", true, "Where the way ends.");
    private static final Parameter<Integer> DEPTH =
            Parameter.optionalWhole(
                    "max_depth", 1, Integer.MAX_VALUE, "Most edges that a way may have.");

    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("shortest_path", "Shortest path")
                .category(Category.PATHFINDING)
                .description(
                        "One shortest way between two nodes, and its length.",
                        "Along directed edges: the fewest edges, or the least sum of weights. Of"
                                + " several ways of the same number of edges, the one whose nodes"
                                + " before the target have the smallest numbers. max_depth does not"
                                + " go with weights.")
                .parameters(SOURCE, TARGET, DEPTH)
                .views(View.OUT, View.IN)
                .weights(Weights.NOT_NEGATIVE)
                .returns(Returns.PATHS)
                .memory(32, 0)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        int source = parameters.get(SOURCE);
        int target = parameters.get(TARGET);
        var depth = parameters.find(DEPTH);
        if (!graph.weighted()) {
            return new Result.Paths(
                    hops(graph, source, target, depth.orElse(Integer.MAX_VALUE), run));
        }
        if (depth.isPresent()) {
            throw DEPTH.refused(depth.get(), "cannot be combined with weight_property");
        }
        var search = new Dijkstra(graph.out(), run);
        search.from(source, target);
        if (search.distance(target) == Double.POSITIVE_INFINITY) {
            return new Result.Paths(List.of());
        }
        var way = IntStream.iterate(target, v -> v >= 0, search::before).toArray();
        return new Result.Paths(List.of(new Result.Path(reversed(way), search.distance(target))));
    }

    private static List<Result.Path> hops(
            CsrGraph graph, int source, int target, int maxDepth, Run run) {
        var depths = Bfs.depths(graph.out(), source, maxDepth, run);
        if (depths[target] < 0) {
            return List.of();
        }
        var in = graph.in();
        var way = new int[depths[target] + 1];
        int at = target;
        for (int depth = depths[target]; depth >= 0; depth--) {
            way[depth] = at;
            for (int i = in.offsets()[at]; i < in.offsets()[at + 1]; i++) {
                if (depths[in.targets()[i]] == depth - 1 && depth > 0) {
                    at = in.targets()[i];
                    break;
                }
            }
        }
        return List.of(new Result.Path(way, way.length - 1.0));
    }

    private static int[] reversed(int[] nodes) {
        var copy = new int[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            copy[i] = nodes[nodes.length - 1 - i];
        }
        return copy;
    }
}
