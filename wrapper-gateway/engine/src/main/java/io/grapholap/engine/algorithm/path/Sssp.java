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

/** Length of the shortest way from a source to every node. */
public final class Sssp implements Algorithm {
    private static final Parameter<Integer> SOURCE =
            new Parameter.Node("source", true, "Where the ways begin.");

    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("sssp", "Single-source shortest paths")
                .category(Category.PATHFINDING)
                .description(
                        "Length of the shortest way from a source to every node.",
                        "Dijkstra's algorithm along directed edges; without weights every edge is 1"
                                + " long. Of parallel edges the shortest counts. Infinite where"
                                + " there is no way, as in LDBC Graphalytics.")
                .parameters(SOURCE)
                .weights(Weights.NOT_NEGATIVE)
                .returns(Returns.NODE_DOUBLE)
                .memory(32, 0)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        var search = new Dijkstra(graph.out(), run);
        search.from(parameters.get(SOURCE), -1);
        var lengths = new double[graph.nodeCount()];
        for (int v = 0; v < lengths.length; v++) {
            lengths[v] = search.distance(v);
        }
        return Result.doubles(lengths);
    }
}
