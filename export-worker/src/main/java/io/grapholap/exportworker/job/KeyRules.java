package io.grapholap.exportworker.job;

import static io.grapholap.warehouse.duckdb.Sql.identifier;

import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobFailure.Code;
import io.grapholap.warehouse.duckdb.Execution;
import io.grapholap.warehouse.duckdb.Sandbox;
import java.sql.SQLException;

/** The rules of keys, each as one query over the exported files. */
final class KeyRules {
    private static final int EXAMPLE_LENGTH = 200;

    private final Sandbox sandbox;
    private final Execution execution;

    KeyRules(Sandbox sandbox, Execution execution) {
        this.sandbox = sandbox;
        this.execution = execution;
    }

    static String schema(EntityKind kind) {
        return kind == EntityKind.NODE ? "nodes" : "edges";
    }

    void node(NodeDefinition node) throws SQLException {
        var key = node.primaryKey().name();
        notNull(EntityKind.NODE, node.label(), key);
        refuse(
                Code.DUPLICATE_KEY,
                node.label(),
                key,
                "%d key%s than one node each; make the SQL return each key once.",
                " stands for more",
                "s stand for more",
                """
                SELECT count(*), any_value(example) FROM (
                    SELECT CAST(%1$s AS VARCHAR) || ' (' || count(*) || ' times)' AS example
                    FROM %2$s GROUP BY %1$s HAVING count(*) > 1)
                """
                        .formatted(identifier(key), table(EntityKind.NODE, node.label())));
    }

    void edge(EdgeDefinition edge, MappingDefinition mapping) throws SQLException {
        end(edge, edge.fromKey(), mapping.node(edge.fromNode()));
        end(edge, edge.toKey(), mapping.node(edge.toNode()));
    }

    private void end(EdgeDefinition edge, String column, NodeDefinition node) throws SQLException {
        notNull(EntityKind.EDGE, edge.type(), column);
        refuse(
                Code.DANGLING_EDGE,
                edge.type(),
                column,
                "%d edge%s at no node "
                        + node.label()
                        + "; leave them out in the SQL, or add the nodes.",
                " ends",
                "s end",
                """
                SELECT count(*), any_value(CAST(e.%1$s AS VARCHAR)) FROM %2$s e
                ANTI JOIN %3$s n ON e.%1$s = n.%4$s
                """
                        .formatted(
                                identifier(column),
                                table(EntityKind.EDGE, edge.type()),
                                table(EntityKind.NODE, node.label()),
                                identifier(node.primaryKey().name())));
    }

    private void notNull(EntityKind kind, String name, String column) throws SQLException {
        refuse(
                Code.NULL_KEY,
                name,
                column,
                "%d row%s no key; leave them out in the SQL.",
                " has",
                "s have",
                "SELECT count(*), any_value(CAST(t AS VARCHAR)) FROM %s t WHERE t.%s IS NULL"
                        .formatted(table(kind, name), identifier(column)));
    }

    /** Runs a query of one row, how many rows break the rule and one of them. */
    private void refuse(
            Code code,
            String entity,
            String column,
            String reason,
            String one,
            String many,
            String query)
            throws SQLException {
        sandbox.query(
                query,
                execution,
                rows -> {
                    rows.next();
                    long count = rows.getLong(1);
                    if (count > 0) {
                        throw new JobFailed(
                                new JobFailure(
                                        code,
                                        entity,
                                        column,
                                        reason.formatted(count, count == 1 ? one : many),
                                        shortened(rows.getString(2)),
                                        false));
                    }
                    return count;
                });
    }

    private static String table(EntityKind kind, String name) {
        return schema(kind) + "." + identifier(name);
    }

    private static String shortened(String value) {
        return value.length() <= EXAMPLE_LENGTH ? value : value.substring(0, EXAMPLE_LENGTH) + "…";
    }
}
