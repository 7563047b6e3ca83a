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
import java.util.Map;

/**
 * Core numbers by peeling off nodes in order of their degree, after Batagelj and Zaversnik (2003).
 */
public final class CoreNumber implements Algorithm {
    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("kcore", "k-core decomposition")
                .category(Category.COMMUNITY)
                .description(
                        "The greatest k such that the node is in a group where all have k"
                                + " neighbours.",
                        "Directions, parallel edges and self-loops are ignored, as in NetworkX's"
                                + " core_number of the undirected graph.")
                .views(View.SIMPLE)
                .returns(Returns.NODE_LONG)
                .memory(24, 0)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        var cores = Peeling.of(graph.simple(), run).cores();
        var values = new long[cores.length];
        long greatest = 0;
        for (int v = 0; v < values.length; v++) {
            values[v] = cores[v];
            greatest = Math.max(greatest, cores[v]);
        }
        return new Result.PerNode(new NodeValues.Longs(values), Map.of("degeneracy", greatest));
    }
}
