package io.grapholap.warehouse.duckdb;

import io.grapholap.warehouse.ExportListener;
import io.grapholap.warehouse.ExportRequest;
import io.grapholap.warehouse.ExportedFiles;
import io.grapholap.warehouse.ExportedFiles.ExportedFile;
import io.grapholap.warehouse.duckdb.ColumnCasts.ResultColumn;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duckdb.DuckDBPreparedStatement;

/** One export inside its sandbox. */
final class SandboxedExport {
    private static final String SOURCE = "temp.main.source";

    private final Sandbox sandbox;
    private final ExportRequest request;
    private final ExportListener listener;
    private final Execution execution;

    SandboxedExport(
            Sandbox sandbox, ExportRequest request, ExportListener listener, Execution execution) {
        this.sandbox = sandbox;
        this.request = request;
        this.listener = listener;
        this.execution = execution;
    }

    ExportedFiles run() throws SQLException {
        var casts = ColumnCasts.plan(request.columns(), describe());
        // The statement was parsed as exactly one SELECT, so this is exactly one CREATE VIEW.
        sandbox.execute("CREATE TEMP VIEW source AS " + request.sql(), execution);
        checkTypes(casts);
        try {
            return copy(casts);
        } catch (SQLException e) {
            if (isConversion(e)) {
                var found = new CastDiagnosis(sandbox, execution).find(casts, SOURCE);
                if (found.isPresent()) {
                    throw found.get();
                }
            }
            throw e;
        }
    }

    private List<ResultColumn> describe() throws SQLException {
        try (var prepared = sandbox.connection().prepareStatement(request.sql())) {
            var columns = new ArrayList<ResultColumn>();
            var meta = prepared.getMetaData();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                columns.add(new ResultColumn(meta.getColumnName(i), meta.getColumnTypeName(i)));
            }
            return columns;
        }
    }

    /** Some types can never become others, whatever the values. */
    private void checkTypes(ColumnCasts casts) throws SQLException {
        for (var cast : casts.casts()) {
            try {
                sandbox.execute(
                        "SELECT " + cast.tryExpression() + " FROM " + SOURCE + " LIMIT 0",
                        execution);
            } catch (SQLException e) {
                throw ColumnCasts.cannotBecome(cast.column(), cast.sourceType());
            }
        }
    }

    private ExportedFiles copy(ColumnCasts casts) throws SQLException {
        var queryId = "duckdb-" + UUID.randomUUID();
        var sql =
                """
                COPY (SELECT %s FROM %s) TO %s (
                    FORMAT parquet, COMPRESSION snappy, FILE_SIZE_BYTES %d, PER_THREAD_OUTPUT true,
                    FILENAME_PATTERN 'part-{i}', WRITE_EMPTY_FILE true, OVERWRITE_OR_IGNORE true,
                    RETURN_STATS true)
                """
                        .formatted(
                                casts.selectList(),
                                SOURCE,
                                Sql.literal(request.directory().toString()),
                                request.fileBytes());
        return execution.run(
                sandbox.connection(),
                statement -> {
                    listener.started(queryId, () -> rowsDone(statement));
                    try (var rows = statement.executeQuery(sql)) {
                        return files(queryId, rows);
                    }
                });
    }

    private static ExportedFiles files(String queryId, ResultSet rows) throws SQLException {
        var files = new ArrayList<ExportedFile>();
        long total = 0;
        while (rows.next()) {
            var file =
                    new ExportedFile(
                            Path.of(rows.getString("filename")),
                            rows.getLong("count"),
                            rows.getLong("file_size_bytes"));
            files.add(file);
            total += file.rows();
        }
        return new ExportedFiles(queryId, total, List.copyOf(files));
    }

    private static long rowsDone(Statement statement) {
        try {
            return statement.isClosed()
                    ? -1
                    : statement
                            .unwrap(DuckDBPreparedStatement.class)
                            .getQueryProgress()
                            .getRowsProcessed();
        } catch (SQLException e) {
            return -1;
        }
    }

    private static boolean isConversion(SQLException e) {
        var text = String.valueOf(e.getMessage());
        return text.startsWith("Conversion Error")
                || text.startsWith("Invalid Input Error")
                || text.startsWith("Out of Range Error");
    }
}
