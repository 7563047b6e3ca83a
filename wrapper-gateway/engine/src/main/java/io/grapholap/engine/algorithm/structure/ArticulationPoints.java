package io.grapholap.engine.algorithm.structure;

import io.grapholap.engine.algorithm.Algorithm;
import io.grapholap.engine.algorithm.AlgorithmSpec;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Returns;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameters;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.engine.algorithm.View;
import java.util.stream.IntStream;

/** Nodes without which a graph would fall apart. */
public final class ArticulationPoints implements Algorithm {
    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("articulation_points", "Articulation points")
                .category(Category.OTHER)
                .description(
                        "Nodes without which others would be cut off from each other.",
                        "Directions, parallel edges and self-loops are ignored.")
                .views(View.SIMPLE)
                .returns(Returns.NODES)
                .memory(32, 0)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        var points = new LowPoints(graph.simple(), run);
        return new Result.Nodes(
                IntStream.range(0, graph.nodeCount()).filter(points::isCut).toArray());
    }
}
