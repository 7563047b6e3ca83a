package io.grapholap.importscheduler.landing;

import io.grapholap.warehouse.duckdb.DuckDbSource;
import io.grapholap.warehouse.source.Call;
import io.grapholap.warehouse.source.CursorValue;
import io.grapholap.warehouse.source.HashSlice;
import io.grapholap.warehouse.source.SourceTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDriver;

/** A DuckDB database as the source, a directory as the store, PostgreSQL as the catalog. */
final class LandingScene implements AutoCloseable {
    static final Call CALL = Call.within(Duration.ofMinutes(2));
    static final ColumnMapping MAPPING =
            new ColumnMapping(
                    "id",
                    null,
                    "ts",
                    Map.of("prediction_label", "label"),
                    "feature_",
                    null,
                    "tag_",
                    null,
                    null,
                    List.of());
    private static final SourceTable TABLE = new SourceTable("w", "main", "t");

    private final Path root;
    final LakeCatalog catalog;
    final Landing landing;
    final DuckDbSource source;

    LandingScene(Path root, String jdbcUrl) {
        this.root = root;
        this.catalog =
                new LakeCatalog(root.resolve("store").toUri(), jdbcUrl, "postgres", "postgres");
        var limits = new LandingLimits(root.resolve("scratch"), 512L << 20, 2, 128L << 20);
        this.landing = new Landing(catalog, limits, InstantSource.system());
        this.source = new DuckDbSource(root, InstantSource.system());
    }

    /** Runs DuckDB's SQL in the source. */
    static void sql(Path root, String... statements) throws SQLException {
        try (var database = duckDb("jdbc:duckdb:" + root.resolve("w.duckdb"));
                var running = database.createStatement()) {
            for (var statement : statements) {
                running.execute(statement);
            }
        }
    }

    /** The driver itself, since DriverManager shows it only to some class loaders. */
    private static Connection duckDb(String url) throws SQLException {
        return new DuckDBDriver().connect(url, new Properties());
    }

    static WindowTask task(long seq, int attempt, String from, String to) {
        return task("scheduled", seq, 1, attempt, from, to);
    }

    static WindowTask task(String lane, long seq, long epoch, int attempt, String from, String to) {
        return new WindowTask(
                "space",
                "Fraud model",
                "production",
                "job1",
                lane,
                seq,
                epoch,
                lane + "-q" + seq,
                attempt,
                CursorValue.parse(from),
                CursorValue.parse(to));
    }

    StagedWindow stage(WindowTask task) {
        var columns = source.describe(TABLE, CALL).orElseThrow().columns();
        var cursor = ColumnSelection.cursor(MAPPING, columns, false);
        var selected = ColumnSelection.of(MAPPING, columns, false);
        var query = Landing.query(task, TABLE, cursor, selected, HashSlice.WHOLE);
        try (var read = source.open(query, task.queryId(), _ -> {}, CALL)) {
            return landing.stage(task, cursor, selected, read, CALL);
        }
    }

    StagedWindow land(WindowTask task) {
        var staged = stage(task);
        landing.commit(staged);
        return staged;
    }

    LandedTables.Contents contents(String kind) {
        var name = LakeCatalog.name(task(1, 1, "2026-01-01", "2026-01-02"), kind);
        return new LandedTables(catalog)
                .contents(new LandedTables.Name(name.namespace().toString(), name.name()))
                .orElseThrow();
    }

    /** Rows of a landed table, each as the texts of some columns. */
    List<String> landed(String kind, String columns) {
        var files =
                contents(kind).files().stream()
                        .map(f -> "'" + catalog.store().localPath(f).orElseThrow() + "'")
                        .collect(Collectors.joining(","));
        return files.isEmpty()
                ? List.of()
                : rows(
                        "jdbc:duckdb:",
                        "SELECT concat_ws('|', %s) FROM read_parquet([%s], union_by_name = true)"
                                .formatted(columns, files));
    }

    List<String> sourceRows(String columns, String condition) {
        return rows(
                "jdbc:duckdb:" + root.resolve("w.duckdb"),
                "SELECT concat_ws('|', " + columns + ") FROM t WHERE " + condition);
    }

    private static List<String> rows(String url, String sql) {
        try (var database = duckDb(url);
                var running = database.createStatement();
                var rows = running.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The queries that the table's snapshots carry, one for each snapshot with rows. */
    List<String> committed(String kind) {
        var table =
                catalog.find(LakeCatalog.name(task(1, 1, "2026-01-01", "2026-01-02"), kind))
                        .orElseThrow();
        var queries = new ArrayList<String>();
        table.snapshots().forEach(s -> queries.add(s.summary().get(WindowGuard.QUERY)));
        return queries;
    }

    @Override
    public void close() {
        catalog.close();
    }
}
