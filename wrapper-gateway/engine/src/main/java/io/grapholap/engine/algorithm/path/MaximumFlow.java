package io.grapholap.engine.algorithm.path;

import io.grapholap.engine.algorithm.Algorithm;
import io.grapholap.engine.algorithm.AlgorithmSpec;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Returns;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameters;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;

/** Maximum flow by Dinic's algorithm (1970). */
public final class MaximumFlow implements Algorithm {
    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("maximum_flow", "Maximum flow")
                .category(Category.PATHFINDING)
                .description(
                        "How much can flow from one node to another, and along which edges.",
                        "Dinic's algorithm; the weight of an edge is what it can carry, 1 without"
                                + " weights. Parallel edges add up. An undirected edge carries in"
                                + " either direction. The result lists the edges that carry"
                                + " something.")
                .parameters(ShortestPath.SOURCE, ShortestPath.TARGET)
                .weights(Weights.NOT_NEGATIVE)
                .returns(Returns.PAIRS)
                .memory(32, 64)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        int source = parameters.get(ShortestPath.SOURCE);
        int target = parameters.get(ShortestPath.TARGET);
        if (source == target) {
            throw ShortestPath.TARGET.refused(target, "must not be the source");
        }
        var network = new FlowNetwork(graph, run);
        double flow = network.fill(source, target);
        return network.result(flow);
    }
}
