package io.grapholap.warehouse.duckdb;

import io.grapholap.warehouse.ExportListener;
import io.grapholap.warehouse.ExportRequest;
import io.grapholap.warehouse.ExportedFiles;
import io.grapholap.warehouse.ExportedFiles.ExportedFile;
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
        var casts =
                SourceView.create(sandbox, request.sql(), execution)
                        .casts(request.columns())
                        .orFail();
        try {
            return copy(casts);
        } catch (SQLException e) {
            if (isConversion(e)) {
                var found = new CastDiagnosis(sandbox, execution).find(casts, SourceView.NAME);
                if (found.isPresent()) {
                    throw found.get();
                }
            }
            throw e;
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
                                SourceView.NAME,
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
