package io.grapholap.engine.networkx;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.engine.algorithm.AlgorithmFaults;
import java.util.Map;

/** What NetworkX raises, as refusals that say what to do. */
final class Faults {
    private Faults() {}

    /** {@code NetworkXNoPath}. */
    static PlatformException noPath() {
        return refused(
                "target",
                "There is no path from the first node to the second; ask has_path first, or choose"
                        + " other nodes or edge types.");
    }

    /** {@code NetworkXUnfeasible}, when a graph has cycles that should have none. */
    static PlatformException cycle() {
        return AlgorithmFaults.graph(
                "a cycle", "must be directed and without cycles; find_cycle shows one");
    }

    static PlatformException notConnected() {
        return AlgorithmFaults.graph(
                "unconnected parts",
                "must be connected; choose one of its components by labels or a subgraph query");
    }

    static PlatformException negativeCycle() {
        return AlgorithmFaults.graph(
                "a cycle of negative weight",
                "must have no such cycle; find_negative_cycle shows one");
    }

    /** A property of the graph that the function needs. */
    static PlatformException graph(String found, String rule) {
        return AlgorithmFaults.graph(found, rule);
    }

    /** A value that only the function can see to be wrong. */
    static PlatformException refused(String parameter, String sentence) {
        return new PlatformException.Refused(
                ErrorCode.INVALID_ALGORITHM_PARAMETERS, sentence, Map.of("parameter", parameter));
    }
}
