package io.grapholap.engine.ryugraph;

import static io.grapholap.engine.ryugraph.Statements.literal;
import static io.grapholap.engine.ryugraph.Statements.name;
import static io.grapholap.engine.ryugraph.Statements.rows;
import static io.grapholap.engine.ryugraph.Statements.text;
import static io.grapholap.engine.ryugraph.Statements.whole;

import com.kuzudb.Connection;
import io.grapholap.engine.GraphSchema;
import io.grapholap.engine.GraphSchema.EdgeTable;
import io.grapholap.engine.GraphSchema.NodeTable;
import io.grapholap.engine.guard.EdgeTables;
import io.grapholap.engine.guard.PropertyKinds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the engine's catalog. */
final class Catalog {
    private record Table(long id, String name, boolean node) {}

    private record Column(String name, String type, boolean key) {}

    private record Ends(String from, String to) {}

    private Catalog() {}

    static GraphSchema schema(Connection connection) {
        var nodes = new ArrayList<NodeTable>();
        var edges = new ArrayList<EdgeTable>();
        for (var table : tables(connection)) {
            var columns = columns(connection, table.name());
            var properties = new LinkedHashMap<String, String>();
            columns.forEach(c -> properties.put(c.name(), Types.property(c.type())));
            if (table.node()) {
                nodes.add(node(connection, table, columns, properties));
            } else {
                edges.add(edge(connection, table, properties));
            }
        }
        return GraphSchema.of(nodes, edges);
    }

    /** How this graph spells its edge types. */
    static EdgeTables edgeTables(Connection connection) {
        var tables = tables(connection);
        return EdgeTables.of(
                tables.stream().filter(Table::node).map(Table::name).toList(),
                tables.stream()
                        .filter(t -> !t.node())
                        .map(t -> EdgeTables.type(t.name()))
                        .toList());
    }

    /** What the properties of this graph are. */
    static PropertyKinds propertyKinds(Connection connection) {
        return PropertyKinds.of(
                tables(connection).stream()
                        .flatMap(table -> columns(connection, table.name()).stream())
                        .map(column -> Map.entry(column.name(), column.type()))
                        .toList());
    }

    /** Names of the properties of each table, by its number. */
    static Map<Long, Set<String>> propertyNames(Connection connection) {
        var names = new HashMap<Long, Set<String>>();
        for (var table : tables(connection)) {
            names.put(
                    table.id(),
                    columns(connection, table.name()).stream()
                            .map(Column::name)
                            .collect(Collectors.toUnmodifiableSet()));
        }
        return Map.copyOf(names);
    }

    private static NodeTable node(
            Connection connection,
            Table table,
            List<Column> columns,
            Map<String, String> properties) {
        var key = columns.stream().filter(Column::key).findFirst().orElseThrow();
        var count = "MATCH (n:" + name(table.name()) + ") RETURN count(*)";
        return new NodeTable(
                table.name(),
                key.name(),
                Types.property(key.type()),
                Collections.unmodifiableMap(properties),
                rows(connection, count, t -> whole(t, 0)).getFirst());
    }

    private static EdgeTable edge(
            Connection connection, Table table, Map<String, String> properties) {
        var ends =
                rows(
                                connection,
                                "CALL show_connection(" + literal(table.name()) + ") RETURN *",
                                t -> new Ends(text(t, 0), text(t, 1)))
                        .getFirst();
        var count = "MATCH ()-[e:" + name(table.name()) + "]->() RETURN count(*)";
        return new EdgeTable(
                EdgeTables.type(table.name()),
                ends.from(),
                ends.to(),
                Collections.unmodifiableMap(properties),
                rows(connection, count, t -> whole(t, 0)).getFirst());
    }

    private static List<Table> tables(Connection connection) {
        return rows(
                connection,
                "CALL show_tables() RETURN id, name, type ORDER BY id",
                t -> new Table(whole(t, 0), text(t, 1), text(t, 2).equals("NODE")));
    }

    private static List<Column> columns(Connection connection, String table) {
        return rows(
                connection,
                "CALL table_info(" + literal(table) + ") RETURN *",
                t -> new Column(text(t, 1), text(t, 2), isKey(text(t, 4))));
    }

    private static boolean isKey(String cell) {
        return Boolean.parseBoolean(cell);
    }
}
