package io.grapholap.bench;

import java.sql.DriverManager;
import java.sql.SQLException;

/** Questions to a DuckDB of its own. */
final class Sql {
    private Sql() {}

    /** The one value that {@code query} yields, as text. */
    static String one(String query) throws SQLException {
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var sql = duck.createStatement();
                var rows = sql.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getObject(1));
        }
    }
}
