package io.grapholap.warehouse.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Walks every level of a parsed SELECT and collects the tables it names. What it does not know, it
 * refuses.
 */
final class SelectWalker {
    static final int MAX_TABLE_REFERENCES = 256;

    private static final Set<String> QUERIES =
            Set.of("SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE");
    private static final Set<String> SOURCES =
            Set.of("EMPTY", "JOIN", "SUBQUERY", "EXPRESSION_LIST", "PIVOT");
    private static final Set<String> TABLE_FUNCTIONS = Set.of("range", "generate_series", "unnest");

    private final Set<TableName> tables = new LinkedHashSet<>();
    private int references;

    Set<TableName> walk(JsonNode statement) {
        visit(statement, Set.of());
        return tables;
    }

    private void visit(JsonNode node, Set<String> ctes) {
        var inner = ctes;
        if (node.isObject()) {
            check(node, ctes);
            inner = withCtesOf(node, ctes);
        }
        for (var child : node) {
            visit(child, inner);
        }
    }

    private void check(JsonNode node, Set<String> ctes) {
        var type = node.path("type");
        if (node.has("class")) {
            expression(node);
        } else if (node.has("cte_map")) {
            require(QUERIES, type.asText(), "statements inside a SELECT may only read");
        } else if (node.has("sample") && type.isTextual()) {
            source(node, type.asText(), ctes);
        } else if (type.isTextual()
                && !type.asText().endsWith("_MODIFIER")
                && !type.asText().endsWith("_TYPE_INFO")
                && !node.has("null_order")) {
            throw SelectGuard.refused(
                    "The statement uses " + type.asText() + "; it is not allowed.");
        }
    }

    private void source(JsonNode node, String type, Set<String> ctes) {
        if (++references > MAX_TABLE_REFERENCES) {
            throw SelectGuard.refused(
                    "The statement names more than " + MAX_TABLE_REFERENCES + " tables.");
        }
        switch (type) {
            case "BASE_TABLE" -> table(node, ctes);
            case "TABLE_FUNCTION" ->
                    require(
                            TABLE_FUNCTIONS,
                            functionName(node.path("function")),
                            "table functions that may be used are " + sorted(TABLE_FUNCTIONS));
            default -> require(SOURCES, type, "name tables and subqueries alone");
        }
    }

    private void table(JsonNode node, Set<String> ctes) {
        var catalog = node.path("catalog_name").asText();
        var schema = node.path("schema_name").asText();
        var table = node.path("table_name").asText();
        boolean cte = schema.isEmpty() && ctes.contains(table.toLowerCase(Locale.ROOT));
        boolean own = catalog.isEmpty() || catalog.equalsIgnoreCase(TableName.CATALOG);
        if (!schema.isEmpty() && own) {
            tables.add(new TableName(schema, table));
        } else if (!cte) {
            throw SelectGuard.refused(
                    "'"
                            + table
                            + "' is not the full name of a table; write <schema>.<table> or "
                            + TableName.CATALOG
                            + ".<schema>.<table>.");
        }
    }

    private static void expression(JsonNode node) {
        var kind = node.path("class").asText();
        if (kind.equals("PARAMETER")) {
            throw SelectGuard.refused("The statement has a parameter; write the value instead.");
        }
        if (kind.equals("FUNCTION") || kind.equals("WINDOW")) {
            ForbiddenFunctions.check(functionName(node));
        }
    }

    private static String functionName(JsonNode function) {
        return function.path("function_name").asText().toLowerCase(Locale.ROOT);
    }

    private static Set<String> withCtesOf(JsonNode node, Set<String> ctes) {
        var map = node.path("cte_map").path("map");
        boolean recursive = node.hasNonNull("cte_name");
        if (map.isEmpty() && !recursive) {
            return ctes;
        }
        var all = new HashSet<>(ctes);
        map.forEach(entry -> all.add(entry.path("key").asText().toLowerCase(Locale.ROOT)));
        if (recursive) {
            all.add(node.path("cte_name").asText().toLowerCase(Locale.ROOT));
        }
        return all;
    }

    private static void require(Set<String> allowed, String found, String rule) {
        if (!allowed.contains(found)) {
            throw SelectGuard.refused(
                    "The statement uses " + found + ", which is not allowed: " + rule + ".");
        }
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }
}
