package io.grapholap.engine.algorithm;

import io.grapholap.common.error.PlatformException;
import java.util.Map;

/** Faults that an algorithm finds in a graph, not in a parameter that it declared. */
public final class AlgorithmFaults {
    private AlgorithmFaults() {}

    /** The weights are not what the algorithm needs. */
    public static PlatformException weights(double found, String rule) {
        return Parameter.invalid("weight_property", found, rule, Map.of());
    }

    /** The graph is not of the kind that the algorithm needs. */
    public static PlatformException graph(String found, String rule) {
        return Parameter.invalid("graph", found, rule, Map.of());
    }
}
