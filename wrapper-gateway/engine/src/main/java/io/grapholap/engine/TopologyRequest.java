package io.grapholap.engine;

import java.util.Set;

/**
 * Which part of a graph to extract.
 *
 * @param labels labels of the nodes; none means all
 * @param types types of the edges; none means all. Edges that leave the labels are left out.
 */
public record TopologyRequest(Set<String> labels, Set<String> types) {
    public TopologyRequest {
        labels = Set.copyOf(labels);
        types = Set.copyOf(types);
    }

    public static TopologyRequest everything() {
        return new TopologyRequest(Set.of(), Set.of());
    }
}
