package io.grapholap.warehouse.duckdb;

import io.grapholap.warehouse.source.CursorValue;
import io.grapholap.warehouse.source.SourceColumn;
import io.grapholap.warehouse.source.SourceTable;
import io.grapholap.warehouse.source.WindowQuery;
import java.util.stream.Collectors;

/** The statements of an import source. Names are quoted, points are typed constants. */
final class WindowSql {
    /** The name under which a sandbox shows the database file. */
    static final String DATABASE = "src";

    private WindowSql() {}

    static String name(SourceTable table) {
        return DATABASE
                + "."
                + Sql.identifier(table.schema())
                + "."
                + Sql.identifier(table.table());
    }

    static String select(WindowQuery query) {
        var columns =
                query.columns().stream()
                        .map(DuckDbTypes::selected)
                        .collect(Collectors.joining(", "));
        return "SELECT " + columns + " FROM " + name(query.table()) + " t" + where(query);
    }

    static String count(WindowQuery query) {
        return "SELECT count(*) FROM " + name(query.table()) + where(query);
    }

    private static String where(WindowQuery query) {
        return " WHERE " + range(query.cursor(), query.from(), query.to()) + slice(query);
    }

    static String range(SourceColumn cursor, CursorValue from, CursorValue to) {
        var name = Sql.identifier(cursor.name());
        return "%s >= %s AND %s < %s"
                .formatted(
                        name,
                        DuckDbTypes.constant(from, cursor),
                        name,
                        DuckDbTypes.constant(to, cursor));
    }

    private static String slice(WindowQuery query) {
        if (query.slice().isWhole()) {
            return "";
        }
        var hashed =
                query.hashed().stream()
                        .map(name -> "CAST(" + Sql.identifier(name) + " AS VARCHAR)")
                        .collect(Collectors.joining(", "));
        return " AND hash(%s) %% %d = %d"
                .formatted(hashed, query.slice().buckets(), query.slice().bucket());
    }

    static String probe(SourceTable table, SourceColumn cursor, String condition) {
        var name = Sql.identifier(cursor.name());
        var finite = " FILTER (WHERE isfinite(" + name + "))";
        return "SELECT %s, %s, count(*) FILTER (WHERE %s IS NULL), count(*) FROM %s%s"
                .formatted(
                        DuckDbTypes.text("min(" + name + ")" + finite, cursor),
                        DuckDbTypes.text("max(" + name + ")" + finite, cursor),
                        name,
                        name(table),
                        condition);
    }
}
