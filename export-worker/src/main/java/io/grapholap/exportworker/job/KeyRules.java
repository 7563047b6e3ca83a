package io.grapholap.exportworker.job;

import static io.grapholap.warehouse.duckdb.Sql.identifier;

import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.common.job.EntityQuality;
import io.grapholap.common.job.EntityQuality.Sample;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Counts the rows that break the rules of keys. */
final class KeyRules {
    private final TableQueries queries;

    KeyRules(TableQueries queries) {
        this.queries = queries;
    }

    /** Every node has a key, and no two of the label share one. */
    Findings node(NodeDefinition node, long rows) throws SQLException {
        var table = LandedTable.view(EntityKind.NODE, node.label());
        var key = identifier(node.primaryKey().name());
        var broken = new ArrayList<BrokenRule>();
        var samples = new ArrayList<Sample>();
        long nulls = nullKeys(table, node.primaryKey().name(), broken, samples);
        var repeated = repeatedKeys(table, key);
        long keys = queries.count("SELECT count(*) FROM (%s)".formatted(repeated));
        long surplus = 0;
        if (keys > 0) {
            surplus = queries.count("SELECT sum(n) - count(*) FROM (%s)".formatted(repeated));
            broken.add(
                    BrokenRule.duplicateKey(
                            node.primaryKey().name(),
                            keys,
                            queries.text(
                                    "SELECT min(CAST(key AS VARCHAR) || ' (' || n || ' times)') FROM (%s)"
                                            .formatted(repeated))));
            samples.addAll(
                    queries.samples(
                            "duplicate_key",
                            "FROM %s t SEMI JOIN (%s) d ON t.%s = d.key"
                                    .formatted(table, repeated, key)));
        }
        return new Findings(
                new EntityQuality(
                        EntityKind.NODE,
                        node.label(),
                        rows,
                        nulls,
                        surplus,
                        0,
                        0,
                        0,
                        null,
                        samples),
                broken);
    }

    /** Both ends of every edge are there, and a node stands at each. */
    Findings edge(EdgeDefinition edge, MappingDefinition mapping, long rows) throws SQLException {
        var table = LandedTable.view(EntityKind.EDGE, edge.type());
        var broken = new ArrayList<BrokenRule>();
        var samples = new ArrayList<Sample>();
        long nullFrom = nullKeys(table, edge.fromKey(), broken, samples);
        var fromNode = mapping.node(edge.fromNode());
        long from = dangling(table, edge.fromKey(), fromNode, "dangling_from", broken, samples);
        long nullTo = nullKeys(table, edge.toKey(), broken, samples);
        var toNode = mapping.node(edge.toNode());
        long to = dangling(table, edge.toKey(), toNode, "dangling_to", broken, samples);
        long nulls =
                nullFrom == 0 || nullTo == 0
                        ? nullFrom + nullTo
                        : queries.count(
                                "SELECT count(*) FROM %s WHERE %s IS NULL OR %s IS NULL"
                                        .formatted(
                                                table,
                                                identifier(edge.fromKey()),
                                                identifier(edge.toKey())));
        return new Findings(
                new EntityQuality(
                        EntityKind.EDGE, edge.type(), rows, nulls, 0, from, to, 0, null, samples),
                broken);
    }

    /** Query of the keys that more than one row has: {@code key}, and {@code n} rows of each. */
    static String repeatedKeys(String table, String key) {
        return "SELECT %1$s AS key, count(*) AS n FROM %2$s WHERE %1$s IS NOT NULL GROUP BY %1$s HAVING count(*) > 1"
                .formatted(key, table);
    }

    private long nullKeys(
            String table, String column, List<BrokenRule> broken, List<Sample> samples)
            throws SQLException {
        var from = "FROM %s t WHERE t.%s IS NULL".formatted(table, identifier(column));
        long rows = queries.count("SELECT count(*) " + from);
        if (rows > 0) {
            var found = queries.samples("null_key", from);
            broken.add(BrokenRule.nullKey(column, rows, found.getFirst().row()));
            samples.addAll(found);
        }
        return rows;
    }

    private long dangling(
            String table,
            String column,
            NodeDefinition node,
            String problem,
            List<BrokenRule> broken,
            List<Sample> samples)
            throws SQLException {
        var key = identifier(column);
        var from =
                "FROM %1$s t ANTI JOIN %2$s n ON t.%3$s = n.%4$s WHERE t.%3$s IS NOT NULL"
                        .formatted(
                                table,
                                LandedTable.view(EntityKind.NODE, node.label()),
                                key,
                                identifier(node.primaryKey().name()));
        long rows = queries.count("SELECT count(*) " + from);
        if (rows > 0) {
            var example = queries.text("SELECT min(CAST(t.%s AS VARCHAR)) %s".formatted(key, from));
            broken.add(BrokenRule.dangling(column, rows, node.label(), example));
            samples.addAll(queries.samples(problem, from));
        }
        return rows;
    }
}
