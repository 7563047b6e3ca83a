package io.grapholap.warehouse.duckdb;

import io.grapholap.warehouse.ExportCancelled;
import io.grapholap.warehouse.ExportFailure;
import io.grapholap.warehouse.source.Call;
import io.grapholap.warehouse.source.SourceFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A DuckDB in memory that sees one database file, read-only, and nothing else of the machine. */
final class SourceSession implements AutoCloseable {
    private final Connection connection;
    private final Execution execution;
    private final Path file;

    private SourceSession(Connection connection, Execution execution, Path file) {
        this.connection = connection;
        this.execution = execution;
        this.file = file;
    }

    /** Reads a result set to its end. */
    interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    static <T> T ask(Path file, Call call, String sql, Reader<T> reader) {
        try (var session = open(file, call)) {
            return session.query(sql, reader);
        }
    }

    private static SourceSession open(Path file, Call call) {
        call.cancellation().check();
        if (!Files.isRegularFile(file)) {
            throw new SourceFailure(
                    SourceFailure.Code.TABLE_NOT_FOUND,
                    "There is no database " + file.getFileName() + ".");
        }
        var execution = new Execution(call.cancellation(), call.timeLimit());
        var held = new AtomicReference<Connection>();
        try {
            held.set(DuckDb.inMemory());
            var session = new SourceSession(held.get(), execution, file);
            LockedDown.apply(held.get(), localFiles(file), List.of(), execution);
            session.execute("ATTACH " + Sql.literal(file.toString()) + attached());
            return session;
        } catch (SQLException e) {
            closeQuietly(held.get());
            throw failure(e, file);
        } catch (ExportFailure e) {
            closeQuietly(held.get());
            throw failure(e);
        } catch (RuntimeException e) {
            closeQuietly(held.get());
            throw e;
        }
    }

    /** What follows the file's name where it is attached. */
    static String attached() {
        return " AS " + WindowSql.DATABASE + " (READ_ONLY)";
    }

    /** The database and its log, which DuckDB looks for. */
    static List<Path> localFiles(Path file) {
        return List.of(file, file.resolveSibling(file.getFileName() + ".wal"));
    }

    private void execute(String sql) throws SQLException {
        execution.run(connection, statement -> statement.execute(sql));
    }

    private <T> T query(String sql, Reader<T> reader) {
        try {
            return execution.run(
                    connection,
                    statement -> {
                        try (var rows = statement.executeQuery(sql)) {
                            return reader.read(rows);
                        }
                    });
        } catch (SQLException e) {
            throw failure(e, file);
        } catch (ExportFailure e) {
            throw failure(e);
        }
    }

    /** A time that is over, in the importer's words. */
    private static RuntimeException failure(ExportFailure e) {
        return new SourceFailure(SourceFailure.Code.DEADLINE_EXCEEDED, e.getMessage());
    }

    static RuntimeException failure(SQLException e, Path file) {
        var text = new ErrorText(List.of(file, file.getParent())).of(e);
        var code =
                text.contains("Could not set lock") || text.contains("IO Error")
                        ? SourceFailure.Code.WAREHOUSE_UNAVAILABLE
                        : text.contains("Binder Error")
                                ? SourceFailure.Code.COLUMN_NOT_FOUND
                                : text.contains("Catalog Error")
                                        ? SourceFailure.Code.TABLE_NOT_FOUND
                                        : SourceFailure.Code.QUERY_FAILED;
        return text.contains("INTERRUPT") && code == SourceFailure.Code.QUERY_FAILED
                ? new ExportCancelled()
                : new SourceFailure(code, text);
    }

    @Override
    public void close() {
        closeQuietly(connection);
    }

    private static void closeQuietly(Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // Nothing was written; there is nothing to lose.
        }
    }
}
