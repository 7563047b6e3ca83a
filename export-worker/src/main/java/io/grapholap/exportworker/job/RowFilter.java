package io.grapholap.exportworker.job;

import static io.grapholap.warehouse.duckdb.Sql.identifier;

import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.EntityDefinition;
import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.common.definition.PropertyDefinition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which rows of one definition stay and which go, as SQL. Dropping nodes never makes an edge
 * dangling: of every key that nodes share one node stays.
 *
 * @param setup statements to run first
 * @param good what follows {@code SELECT …} for the rows that stay as they are; {@code %s} is the
 *     scan, named {@code t}
 * @param survivors query of the rows that stay of those that share a key
 * @param bad query of the rows that go, with {@link #REASON}
 */
record RowFilter(List<String> setup, String good, Optional<String> survivors, String bad) {
    /** Column of quarantined rows that says why; users' columns never begin like this. */
    static final String REASON = "_internal_reason";

    private static final String RANK = "_internal_rank";

    static RowFilter of(EntityDefinition definition, MappingDefinition mapping, String columns) {
        return switch (definition) {
            case NodeDefinition node -> node(node, columns);
            case EdgeDefinition edge -> edge(edge, mapping, columns);
        };
    }

    /**
     * Of nodes that share a key the one stays that comes first when ordered by all columns in the
     * order of the definition, nulls last. So the same data give the same graph, in whatever order
     * the warehouse returns the rows.
     */
    private static RowFilter node(NodeDefinition node, String columns) {
        var view = LandedTable.view(EntityKind.NODE, node.label());
        var key = identifier(node.primaryKey().name());
        var repeated = "temp.main." + identifier("repeated_" + node.label());
        var order =
                node.properties().stream()
                        .map(PropertyDefinition::name)
                        .map(name -> "t." + identifier(name) + " NULLS LAST")
                        .collect(Collectors.joining(", "));
        var ranked =
                """
                CREATE TEMP TABLE %s AS
                SELECT t.*, row_number() OVER (PARTITION BY t.%s %s) AS %s
                FROM %s t SEMI JOIN (%s) d ON t.%s = d.key
                """
                        .formatted(
                                identifier("repeated_" + node.label()),
                                key,
                                order.isEmpty() ? "" : "ORDER BY " + order,
                                RANK,
                                view,
                                KeyRules.repeatedKeys(view, key),
                                key);
        return new RowFilter(
                List.of(ranked),
                "FROM %%s t ANTI JOIN %1$s r ON t.%2$s = r.%2$s WHERE t.%2$s IS NOT NULL"
                        .formatted(repeated, key),
                Optional.of("SELECT %s FROM %s WHERE %s = 1".formatted(columns, repeated, RANK)),
                """
                SELECT %1$s, 'null_key' AS %2$s FROM %3$s WHERE %4$s IS NULL
                UNION ALL SELECT %1$s, 'duplicate_key' FROM %5$s WHERE %6$s > 1
                """
                        .formatted(columns, REASON, view, key, repeated, RANK));
    }

    private static RowFilter edge(EdgeDefinition edge, MappingDefinition mapping, String columns) {
        var view = LandedTable.view(EntityKind.EDGE, edge.type());
        var from = identifier(edge.fromKey());
        var to = identifier(edge.toKey());
        var begins = ends(edge.fromNode(), "f", from, mapping);
        var ends = ends(edge.toNode(), "g", to, mapping);
        return new RowFilter(
                List.of(),
                "FROM %%s t SEMI JOIN %s SEMI JOIN %s".formatted(begins, ends),
                Optional.empty(),
                """
                SELECT %1$s, 'null_key' AS %2$s FROM %3$s t WHERE t.%4$s IS NULL OR t.%5$s IS NULL
                UNION ALL SELECT %1$s, 'dangling_from' FROM %3$s t
                    ANTI JOIN %6$s SEMI JOIN %7$s WHERE t.%4$s IS NOT NULL
                UNION ALL SELECT %1$s, 'dangling_to' FROM %3$s t
                    SEMI JOIN %6$s ANTI JOIN %7$s WHERE t.%5$s IS NOT NULL
                UNION ALL SELECT %1$s, 'dangling_from, dangling_to' FROM %3$s t
                    ANTI JOIN %6$s ANTI JOIN %7$s
                    WHERE t.%4$s IS NOT NULL AND t.%5$s IS NOT NULL
                """
                        .formatted(columns, REASON, view, from, to, begins, ends));
    }

    private static String ends(String label, String alias, String end, MappingDefinition mapping) {
        return "%1$s %2$s ON t.%3$s = %2$s.%4$s"
                .formatted(
                        LandedTable.view(EntityKind.NODE, label),
                        alias,
                        end,
                        identifier(mapping.node(label).primaryKey().name()));
    }
}
