package io.grapholap.engine;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a graph to extract.
 *
 * @param labels labels of the nodes; none means all
 * @param types types of the edges; none means all. Edges that leave the labels are left out.
 * @param weightProperty property of the edges that weighs them; null for none. An edge that has no
 *     value there weighs 1.
 * @param subgraphQuery Cypher whose first two columns are nodes and whose third, if any, is a
 *     number: its rows are the edges and their weights, the graph has their nodes alone. Null takes
 *     labels and types.
 */
public record TopologyRequest(
        Set<String> labels,
        Set<String> types,
        @Nullable String weightProperty,
        @Nullable String subgraphQuery) {
    public TopologyRequest {
        labels = Set.copyOf(labels);
        types = Set.copyOf(types);
    }

    public TopologyRequest(Set<String> labels, Set<String> types) {
        this(labels, types, null, null);
    }

    public static TopologyRequest everything() {
        return new TopologyRequest(Set.of(), Set.of());
    }
}
