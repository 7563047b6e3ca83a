package io.grapholap.engine.algorithm.community;

import io.grapholap.engine.NodeValues;
import io.grapholap.engine.algorithm.Algorithm;
import io.grapholap.engine.algorithm.AlgorithmSpec;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Returns;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameters;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.engine.algorithm.View;
import java.util.Arrays;
import java.util.Map;

/** Triangles through each node. */
public final class TriangleCount implements Algorithm {
    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("triangle_count", "Triangle count")
                .category(Category.COMMUNITY)
                .description(
                        "How many triangles each node is part of.",
                        "Directions, parallel edges and self-loops are ignored.")
                .views(View.SIMPLE, View.SIMPLE_OUT)
                .returns(Returns.NODE_LONG)
                .memory(24, 5)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        var counts = new Triangles(graph, run).perNode((a, b, opposite) -> 1);
        long total = Arrays.stream(counts).sum() / 3;
        return new Result.PerNode(new NodeValues.Longs(counts), Map.of("triangle_count", total));
    }
}
