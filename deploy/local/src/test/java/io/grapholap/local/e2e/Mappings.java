package io.grapholap.local.e2e;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mappings with one label {@code P} and one edge type {@code E}. */
final class Mappings {
    private Mappings() {}

    /**
     * @param nodes SQL with columns id and name
     * @param edges SQL with columns a and b
     */
    static Map<String, Object> of(String name, String nodes, String edges) {
        var mapping = new LinkedHashMap<String, Object>();
        mapping.put("name", name);
        mapping.putAll(definitions(nodes, edges));
        return mapping;
    }

    static Map<String, Object> change(String nodes, String edges) {
        var change = new LinkedHashMap<String, Object>(definitions(nodes, edges));
        change.put("change_description", "corrected");
        return change;
    }

    private static Map<String, Object> definitions(String nodes, String edges) {
        return Map.of(
                "node_definitions",
                List.of(
                        Map.of(
                                "label",
                                "P",
                                "sql",
                                nodes,
                                "primary_key",
                                column("id", "INT64"),
                                "properties",
                                List.of(column("name", "STRING")))),
                "edge_definitions",
                List.of(
                        Map.of(
                                "type",
                                "E",
                                "from_node",
                                "P",
                                "to_node",
                                "P",
                                "sql",
                                edges,
                                "from_key",
                                "a",
                                "to_key",
                                "b",
                                "properties",
                                List.of())));
    }

    private static Map<String, String> column(String name, String type) {
        return Map.of("name", name, "type", type);
    }
}
