package io.grapholap.engine.networkx;

import io.grapholap.engine.algorithm.Parameter;
import java.util.List;

/** Parameters that many functions share, under NetworkX's names. */
final class Params {
    static final Parameter<Integer> SOURCE = node("source", "Where to begin");
    static final Parameter<Integer> TARGET = node("target", "Where to arrive");
    static final Parameter<Integer> U = node("u", "The first node");
    static final Parameter<Integer> V = node("v", "The second node");
    static final Parameter<Integer> MAYBE_SOURCE =
            new Parameter.Node("source", false, "Where to begin; absent: from every node");
    static final Parameter<Integer> MAYBE_TARGET =
            new Parameter.Node("target", false, "Where to arrive; absent: at every node");
    static final Parameter<int[]> NODES =
            new Parameter.Nodes("nodes", false, "The nodes to answer for; absent: all");
    static final Parameter<int[]> NBUNCH =
            new Parameter.Nodes("nbunch", false, "The nodes to answer for; absent: all");
    static final Parameter<int[]> SET = new Parameter.Nodes("S", true, "A set of nodes");
    static final Parameter<int[]> OTHER_SET =
            new Parameter.Nodes("T", false, "Another set of nodes; absent: all that are not in S");
    static final Parameter<Integer> DEPTH_LIMIT =
            Parameter.optionalWhole("depth_limit", 0, Integer.MAX_VALUE, "Greatest depth");
    static final Parameter<Integer> CUTOFF =
            Parameter.optionalWhole("cutoff", 0, Integer.MAX_VALUE, "Most edges of a path");
    static final Parameter<Double> DISTANCE_CUTOFF =
            new Parameter.Real(
                    "cutoff", null, 0, Double.MAX_VALUE, false, "Greatest length of a path");
    static final Parameter<Boolean> NORMALIZED =
            Parameter.flag("normalized", true, "Whether scores are made comparable among graphs");
    static final Parameter<String> METHOD =
            new Parameter.Choice(
                    "method",
                    "dijkstra",
                    List.of("dijkstra", "bellman-ford"),
                    "bellman-ford where weights may be negative");

    private Params() {}

    static Parameter.Node node(String name, String description) {
        return new Parameter.Node(name, true, description);
    }
}
