package io.grapholap.warehouse.duckdb;

import io.grapholap.warehouse.ExportListener;
import io.grapholap.warehouse.ExportRequest;
import io.grapholap.warehouse.ExportedFiles;
import io.grapholap.warehouse.ExportedFiles.ExportedFile;
import java.sql.SQLException;
import java.sql.Statement;
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
                ParquetCopy.intoDirectory(
                        "SELECT " + casts.selectList() + " FROM " + SourceView.NAME,
                        request.directory(),
                        request.fileBytes());
        return execution.run(
                sandbox.connection(),
                statement -> {
                    listener.started(queryId, () -> rowsDone(statement));
                    try (var rows = statement.executeQuery(sql)) {
                        var files = ParquetCopy.files(rows);
                        return new ExportedFiles(
                                queryId,
                                files.stream().mapToLong(ExportedFile::rows).sum(),
                                List.copyOf(files));
                    }
                });
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
