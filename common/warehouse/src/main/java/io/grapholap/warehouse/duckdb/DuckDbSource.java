package io.grapholap.warehouse.duckdb;

import io.grapholap.warehouse.source.Call;
import io.grapholap.warehouse.source.CursorValue;
import io.grapholap.warehouse.source.ImportSource;
import io.grapholap.warehouse.source.Probe;
import io.grapholap.warehouse.source.SourceColumn;
import io.grapholap.warehouse.source.SourceFailure;
import io.grapholap.warehouse.source.SourceTable;
import io.grapholap.warehouse.source.TableDescription;
import io.grapholap.warehouse.source.WindowQuery;
import io.grapholap.warehouse.source.WindowRead;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB database files as a source of imports: {@code <root>/<database>.duckdb} holds the tables
 * {@code <database>.<schema>.<table>}. Each call opens the file read-only in a sandbox of its own,
 * so another process may write between calls. A file that is being written is {@code
 * WAREHOUSE_UNAVAILABLE}.
 */
public final class DuckDbSource implements ImportSource {
    private static final String DESCRIBE =
            """
            SELECT t.kind, c.column_name, c.data_type FROM (
                SELECT database_name, schema_name, table_name AS name,
                       'TABLE' AS kind FROM duckdb_tables()
                UNION ALL
                SELECT database_name, schema_name, view_name, 'VIEW' FROM duckdb_views()
            ) t JOIN duckdb_columns() c ON c.database_name = t.database_name
                AND c.schema_name = t.schema_name AND c.table_name = t.name
            WHERE t.database_name = 'src' AND t.schema_name = %s AND t.name = %s
            ORDER BY c.column_index
            """;

    private final Path root;
    private final InstantSource clock;

    /**
     * @param root directory of the database files; need not exist yet
     * @param clock the warehouse's clock: an embedded database has none but the machine's
     */
    public DuckDbSource(Path root, InstantSource clock) {
        this.root = root.toAbsolutePath().normalize();
        this.clock = clock;
    }

    @Override
    public Instant clock(Call call) {
        call.cancellation().check();
        return clock.instant();
    }

    @Override
    public Optional<TableDescription> describe(SourceTable table, Call call) {
        var sql = DESCRIBE.formatted(Sql.literal(table.schema()), Sql.literal(table.table()));
        return SourceSession.ask(
                file(table),
                call,
                sql,
                rows -> {
                    var columns = new ArrayList<SourceColumn>();
                    TableDescription.@Nullable Kind kind = null;
                    while (rows.next()) {
                        kind = TableDescription.Kind.valueOf(rows.getString(1));
                        var type = rows.getString(3);
                        columns.add(
                                new SourceColumn(rows.getString(2), DuckDbTypes.of(type), type));
                    }
                    return kind == null
                            ? Optional.<TableDescription>empty()
                            : Optional.of(new TableDescription(table, kind, kind.name(), columns));
                });
    }

    @Override
    public Probe probe(SourceTable table, SourceColumn cursor, Call call) {
        return probe(table, cursor, "", call);
    }

    @Override
    public Probe probe(
            SourceTable table, SourceColumn cursor, CursorValue from, CursorValue to, Call call) {
        return probe(table, cursor, " WHERE " + WindowSql.range(cursor, from, to), call);
    }

    private Probe probe(SourceTable table, SourceColumn cursor, String condition, Call call) {
        return SourceSession.ask(
                file(table),
                call,
                WindowSql.probe(table, cursor, condition),
                rows -> {
                    rows.next();
                    return new Probe(
                            Optional.ofNullable(rows.getString(1)).map(CursorValue::parse),
                            Optional.ofNullable(rows.getString(2)).map(CursorValue::parse),
                            rows.getLong(3),
                            rows.getLong(4));
                });
    }

    @Override
    public long count(WindowQuery query, Call call) {
        return SourceSession.ask(
                file(query.table()),
                call,
                WindowSql.count(query),
                rows -> {
                    rows.next();
                    return rows.getLong(1);
                });
    }

    @Override
    public WindowRead open(
            WindowQuery query, String idempotencyKey, Consumer<String> started, Call call) {
        var file = file(query.table());
        // Says what is wrong with the table or its columns before anything is staged.
        SourceSession.ask(
                file, call, "SELECT * FROM (" + WindowSql.select(query) + ") LIMIT 0", rows -> 0);
        started.accept(idempotencyKey);
        return new FileRead(query, file, idempotencyKey, call);
    }

    /** Reads the file from within the database that wants the rows. */
    private static final class FileRead implements WindowRead {
        private final WindowQuery query;
        private final Path file;
        private final String warehouseQueryId;
        private final Execution execution;
        private @Nullable Connection bound;

        FileRead(WindowQuery query, Path file, String warehouseQueryId, Call call) {
            this.query = query;
            this.file = file;
            this.warehouseQueryId = warehouseQueryId;
            this.execution = new Execution(call.cancellation(), call.timeLimit());
        }

        @Override
        public String warehouseQueryId() {
            return warehouseQueryId;
        }

        @Override
        public List<Path> localFiles() {
            return SourceSession.localFiles(file);
        }

        @Override
        public void bind(Connection duckDb, String name) throws SQLException {
            bound = duckDb;
            for (var sql :
                    List.of(
                            "ATTACH " + Sql.literal(file.toString()) + SourceSession.attached(),
                            "CREATE TEMP VIEW "
                                    + Sql.identifier(name)
                                    + " AS "
                                    + WindowSql.select(query))) {
                execution.run(duckDb, statement -> statement.execute(sql));
            }
        }

        @Override
        public RuntimeException failure(SQLException e) {
            return SourceSession.failure(e, file);
        }

        /** Counts in the database that read the rows, which has kept the file from changing. */
        @Override
        public long expectedRows() {
            if (bound == null) {
                throw new IllegalStateException("The window has not been bound yet.");
            }
            try {
                return execution.run(
                        bound,
                        statement -> {
                            try (var rows = statement.executeQuery(WindowSql.count(query))) {
                                rows.next();
                                return rows.getLong(1);
                            }
                        });
            } catch (SQLException e) {
                throw failure(e);
            }
        }

        @Override
        public void close() {
            // The file belongs to the database that bound it and is closed with that.
        }
    }

    /** Statements run in this process and end with their calls. */
    @Override
    public void cancel(String warehouseQueryId, Call call) {}

    @Override
    public boolean isCaseSensitive() {
        return false;
    }

    private Path file(SourceTable table) {
        var name = table.database();
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
            throw new SourceFailure(
                    SourceFailure.Code.INVALID_CONFIG,
                    "'"
                            + name
                            + "' is no database of this source; use letters, digits, '_', '-' and"
                            + " inner dots.");
        }
        return root.resolve(name + ".duckdb");
    }
}
