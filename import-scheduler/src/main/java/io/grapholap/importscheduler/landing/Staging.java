package io.grapholap.importscheduler.landing;

import io.grapholap.importscheduler.landing.StagedWindow.ColumnStats;
import io.grapholap.importscheduler.landing.StagedWindow.StagedFile;
import io.grapholap.warehouse.duckdb.Execution;
import io.grapholap.warehouse.duckdb.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.jspecify.annotations.Nullable;

/** Writes rows as Parquet files with the field ids and the statistics that Iceberg needs. */
final class Staging {
    private final Connection database;
    private final Execution execution;
    private final long fileBytes;

    Staging(Connection database, Execution execution, long fileBytes) {
        this.database = database;
        this.execution = execution;
        this.fileBytes = fileBytes;
    }

    /** A file and what is known of it; its path is that of this machine. */
    record Written(Path file, StagedFile staged) {}

    /** Writes the rows of {@code select}; no file without rows. */
    List<Written> copy(String select, Path directory, Schema schema) throws SQLException {
        var sql =
                """
                COPY (%s) TO %s (
                    FORMAT parquet, COMPRESSION zstd, FILE_SIZE_BYTES %d, PER_THREAD_OUTPUT true,
                    FILENAME_PATTERN 'part-{i}', FIELD_IDS %s, RETURN_STATS true)
                """
                        .formatted(
                                select,
                                Sql.literal(directory.toString()),
                                fileBytes,
                                LandedSchema.fieldIds(schema));
        return execution.run(
                database,
                statement -> {
                    try (var rows = statement.executeQuery(sql)) {
                        return written(rows, schema);
                    }
                });
    }

    private static List<Written> written(ResultSet rows, Schema schema) throws SQLException {
        var written = new ArrayList<Written>();
        while (rows.next()) {
            long count = rows.getLong("count");
            if (count > 0) {
                var file = Path.of(rows.getString("filename"));
                var stats = (Map<?, ?>) rows.getObject("column_statistics");
                written.add(
                        new Written(
                                file,
                                new StagedFile(
                                        file.toString(),
                                        count,
                                        rows.getLong("file_size_bytes"),
                                        stats(stats, schema))));
            }
        }
        return written;
    }

    private static Map<Integer, ColumnStats> stats(Map<?, ?> byColumn, Schema schema) {
        var stats = new HashMap<Integer, ColumnStats>();
        for (var field : schema.columns()) {
            if (byColumn.get(Sql.identifier(field.name())) instanceof Map<?, ?> column) {
                stats.put(
                        field.fieldId(),
                        new ColumnStats(
                                number(column.get("column_size_bytes")),
                                number(column.get("num_values")),
                                number(column.get("null_count")),
                                text(column.get("min")),
                                text(column.get("max"))));
            }
        }
        return stats;
    }

    private static long number(@Nullable Object value) {
        return value == null ? 0 : Long.parseLong(value.toString());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** Counts of rows by the rule that they break. */
    Map<String, Long> refused(String staged) throws SQLException {
        return execution.run(
                database,
                statement -> {
                    try (var rows =
                            statement.executeQuery(
                                    "SELECT _rule, count(*) FROM "
                                            + staged
                                            + " WHERE _rule IS NOT NULL GROUP BY _rule")) {
                        var counts = new HashMap<String, Long>();
                        while (rows.next()) {
                            counts.put(rows.getString(1), rows.getLong(2));
                        }
                        return counts;
                    }
                });
    }

    void execute(String sql) throws SQLException {
        execution.run(database, statement -> statement.execute(sql));
    }
}
