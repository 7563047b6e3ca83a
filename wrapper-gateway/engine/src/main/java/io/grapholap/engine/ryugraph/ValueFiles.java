package io.grapholap.engine.ryugraph;

import io.grapholap.engine.NodeValues;
import io.grapholap.engine.Topology.NodeRange;
import java.nio.file.Path;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/** Joins keys that the engine wrote with values of ours, into a file that it can load. */
final class ValueFiles {
    private ValueFiles() {}

    /**
     * Writes {@code key, value} for all nodes of {@code range}.
     *
     * @param keys Parquet with {@code row_number, key}
     */
    static void join(Path keys, NodeRange range, NodeValues values, Path target) {
        try (var connection = NativeLibraries.duckDb().unwrap(DuckDBConnection.class);
                var statement = connection.createStatement()) {
            boolean fractions = values instanceof NodeValues.Doubles;
            statement.execute(
                    "CREATE TABLE result (row_number BIGINT, value "
                            + (fractions ? "DOUBLE" : "BIGINT")
                            + ")");
            append(connection, range, values);
            statement.execute(
                    "COPY (SELECT key, value FROM read_parquet(%s) JOIN result USING (row_number)) TO %s (FORMAT parquet)"
                            .formatted(sql(keys), sql(target)));
        } catch (SQLException e) {
            throw new IllegalStateException("values could not be written: " + e.getMessage(), e);
        }
    }

    private static void append(DuckDBConnection connection, NodeRange range, NodeValues values)
            throws SQLException {
        try (var appender = connection.createAppender("result")) {
            for (int i = 0; i < range.size(); i++) {
                appender.beginRow();
                appender.append(range.offset(i));
                switch (values) {
                    case NodeValues.Doubles(var array) -> appender.append(array[range.first() + i]);
                    case NodeValues.Longs(var array) -> appender.append(array[range.first() + i]);
                }
                appender.endRow();
            }
        }
    }

    private static String sql(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }
}
