package io.grapholap.engine.algorithm.centrality;

import io.grapholap.engine.algorithm.AlgorithmSpec;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Parameters;

/** How near a node is to those that reach it. */
public final class Closeness extends Distances {
    private static final Parameter<Boolean> IMPROVED =
            Parameter.flag(
                    "wf_improved",
                    true,
                    "Whether to scale by the share of nodes that reach the node, after Wasserman and"
                            + " Faust.");

    @Override
    public AlgorithmSpec spec() {
        return distances("closeness", "Closeness centrality")
                .description(
                        "How near each node is to those that can reach it.",
                        "As in NetworkX: over the distances towards the node along directed edges"
                                + " (turn the graph around with direction for the others); 0 for a"
                                + " node that nobody reaches. One search per node: slow on big"
                                + " graphs.")
                .parameters(IMPROVED)
                .build();
    }

    @Override
    double value(Sums sums, int nodeCount, Parameters parameters) {
        if (sums.distance <= 0 || nodeCount <= 1) {
            return 0;
        }
        double others = sums.reached - 1.0;
        double closeness = others / sums.distance;
        return parameters.get(IMPROVED) ? closeness * others / (nodeCount - 1) : closeness;
    }
}
