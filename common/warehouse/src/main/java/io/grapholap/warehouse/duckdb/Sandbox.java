package io.grapholap.warehouse.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A DuckDB of its own in memory that sees the files of its tables and one directory, and nothing
 * else of the machine: no other file, no network, no extension, no setting.
 */
public final class Sandbox implements AutoCloseable {
    private final Connection connection;

    private Sandbox(Connection connection) {
        this.connection = connection;
    }

    /**
     * What a sandbox may use.
     *
     * @param directory the one directory it may write to; spills there, too
     * @param memoryBytes memory of all its statements together
     */
    public record Limits(Path directory, long memoryBytes, int threads) {}

    // They compute what is constant, however long that takes, and hear no deadline meanwhile.
    private static final String FOLDING_OPTIMIZERS =
            "expression_rewriter,statistics_propagation,filter_pushdown,filter_pullup";

    /** Reads a result set to its end. */
    public interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /**
     * Opens a sandbox in which each table is a view, {@code <schema>.<table>} or {@code
     * local.<schema>.<table>}.
     */
    public static Sandbox open(List<SandboxTable> tables, Limits limits, Execution execution)
            throws SQLException {
        return open(tables, limits, "", execution);
    }

    /** The same, for statements that are planned and not run. */
    static Sandbox openForPlans(List<SandboxTable> tables, Limits limits, Execution execution)
            throws SQLException {
        return open(tables, limits, FOLDING_OPTIMIZERS, execution);
    }

    private static Sandbox open(
            List<SandboxTable> tables,
            Limits limits,
            String disabledOptimizers,
            Execution execution)
            throws SQLException {
        var connection = DuckDb.inMemory();
        try {
            var sandbox = new Sandbox(connection);
            sandbox.limit(limits, execution);
            sandbox.execute(
                    "SET disabled_optimizers = " + Sql.literal(disabledOptimizers), execution);
            sandbox.show(tables, execution);
            sandbox.lock(tables, limits, execution);
            return sandbox;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void limit(Limits limits, Execution execution) throws SQLException {
        execute("SET TimeZone = 'UTC'", execution);
        execute("SET threads = " + limits.threads(), execution);
        execute("SET memory_limit = '" + limits.memoryBytes() + "B'", execution);
        execute("SET preserve_insertion_order = false", execution);
        execute(
                "SET temp_directory = "
                        + Sql.literal(limits.directory().resolve(".spill").toString()),
                execution);
    }

    private void show(List<SandboxTable> tables, Execution execution) throws SQLException {
        execute("ATTACH ':memory:' AS " + TableName.CATALOG, execution);
        execute("USE " + TableName.CATALOG, execution);
        for (var table : tables) {
            var schema = Sql.identifier(table.schema());
            execute("CREATE SCHEMA IF NOT EXISTS " + schema, execution);
            execute(
                    "CREATE VIEW %s.%s AS SELECT * FROM %s"
                            .formatted(schema, Sql.identifier(table.table()), table.scan()),
                    execution);
        }
    }

    private void lock(List<SandboxTable> tables, Limits limits, Execution execution)
            throws SQLException {
        var paths =
                Stream.concat(
                                tables.stream().flatMap(table -> table.files().stream()),
                                Stream.of(limits.directory()))
                        .distinct()
                        .toList();
        execute("SET allowed_paths = " + Sql.list(paths), execution);
        execute("SET allowed_directories = " + Sql.list(List.of(limits.directory())), execution);
        execute("SET autoinstall_known_extensions = false", execution);
        execute("SET autoload_known_extensions = false", execution);
        execute("SET allow_community_extensions = false", execution);
        execute("SET enable_external_access = false", execution);
        execute("SET lock_configuration = true", execution);
    }

    /** Runs a statement whose result does not matter. */
    public void execute(String sql, Execution execution) throws SQLException {
        execution.run(connection, statement -> statement.execute(sql));
    }

    /** Runs a statement and reads its rows. */
    public <T> T query(String sql, Execution execution, Reader<T> reader) throws SQLException {
        return execution.run(
                connection,
                statement -> {
                    try (var rows = statement.executeQuery(sql)) {
                        return reader.read(rows);
                    }
                });
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
