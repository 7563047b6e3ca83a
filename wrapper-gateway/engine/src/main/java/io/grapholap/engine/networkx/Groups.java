package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.Parameter;
import java.util.List;
import java.util.Map;

/** Communities; NetworkX has them in its module {@code community}. */
final class Groups {
    private static final Parameter<Double> RESOLUTION =
            Parameter.real("resolution", 1, 0, 1e6, "Above 1 favours smaller communities");
    private static final Parameter<Double> THRESHOLD =
            Parameter.real("threshold", 1e-7, 0, 1, "Gain of modularity at which it ends");

    private Groups() {}

    static List<NetworkXFunction> functions() {
        return List.of(
                of("louvain_communities", "Groups with more edges within than chance would give")
                        .takes(RESOLUTION, THRESHOLD)
                        .weight(Weights.NOT_NEGATIVE)
                        .remark("Nodes are visited in their order; NetworkX shuffles them.")
                        .list(c ->
                                Components.groups(
                                        c,
                                        Centralities.longs(
                                                c.algorithm(
                                                        "louvain",
                                                        Map.of(
                                                                "resolution", c.get(RESOLUTION),
                                                                "tolerance", c.get(THRESHOLD)))))),
                of("label_propagation_communities", "Groups that agree on a label")
                        .merged()
                        .remark("Self-loops do not count.")
                        .list(c ->
                                Components.groups(
                                        c,
                                        Centralities.longs(
                                                c.algorithm("label_propagation", Map.of())))));
    }

    private static NetworkXFunction.Builder of(String name, String description) {
        return named(name, Category.COMMUNITY, description).undirected();
    }
}
