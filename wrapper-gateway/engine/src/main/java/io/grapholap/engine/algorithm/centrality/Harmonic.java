package io.grapholap.engine.algorithm.centrality;

import io.grapholap.engine.algorithm.AlgorithmSpec;
import io.grapholap.engine.algorithm.Parameters;

/** Sum of the inverse distances of those that reach a node. */
public final class Harmonic extends Distances {
    @Override
    public AlgorithmSpec spec() {
        return distances("harmonic", "Harmonic centrality")
                .description(
                        "Sum of one over the distance of every node that can reach the node.",
                        "As in NetworkX, not normalised, along directed edges towards the node. One"
                                + " search per node: slow on big graphs.")
                .build();
    }

    @Override
    double value(Sums sums, int nodeCount, Parameters parameters) {
        return sums.inverse;
    }
}
