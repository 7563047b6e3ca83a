package io.grapholap.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a graph consists of, with true counts; its JSON is the answer of {@code GET /schema}. */
public record GraphSchema(
        List<NodeTable> nodeTables, List<EdgeTable> edgeTables, long totalNodes, long totalEdges) {

    /**
     * @param properties name to type, key included, in the order of the table
     */
    public record NodeTable(
            String label,
            String primaryKey,
            String primaryKeyType,
            Map<String, String> properties,
            long nodeCount) {}

    /**
     * @param properties name to type, without the ends, in the order of the table
     */
    public record EdgeTable(
            String type,
            String fromNode,
            String toNode,
            Map<String, String> properties,
            long edgeCount) {}

    public static GraphSchema of(List<NodeTable> nodes, List<EdgeTable> edges) {
        return new GraphSchema(
                List.copyOf(nodes),
                List.copyOf(edges),
                nodes.stream().mapToLong(NodeTable::nodeCount).sum(),
                edges.stream().mapToLong(EdgeTable::edgeCount).sum());
    }

    public Optional<NodeTable> node(String label) {
        return nodeTables.stream().filter(t -> t.label().equals(label)).findFirst();
    }

    public Optional<EdgeTable> edge(String type) {
        return edgeTables.stream().filter(t -> t.type().equals(type)).findFirst();
    }
}
