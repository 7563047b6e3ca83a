package io.grapholap.importscheduler.landing;

import io.grapholap.importscheduler.landing.StagedWindow.Part;
import io.grapholap.importscheduler.landing.StagedWindow.StagedFile;
import io.grapholap.importscheduler.landing.Staging.Written;
import io.grapholap.warehouse.ExportFailure;
import io.grapholap.warehouse.duckdb.DuckDb;
import io.grapholap.warehouse.duckdb.Execution;
import io.grapholap.warehouse.duckdb.LockedDown;
import io.grapholap.warehouse.duckdb.Sql;
import io.grapholap.warehouse.source.Call;
import io.grapholap.warehouse.source.SourceFailure;
import io.grapholap.warehouse.source.WindowRead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.expressions.Expressions;

/** One attempt at staging a window: read, check, compare with what is landed, store. */
final class StagingAttempt {
    private static final String SOURCE = "rows_of_window";
    private static final String ROW_KEY = "prediction_id, _change_text, _row_hash";
    private static final String REFUSED_KEY = "_change_text, _row_hash, _rule";

    private final LakeCatalog catalog;
    private final LandingLimits limits;
    private final WindowTask task;
    private final BaseTable table;
    private final BaseTable quarantine;
    private final Path scratch;
    private final Execution execution;

    StagingAttempt(
            LakeCatalog catalog,
            LandingLimits limits,
            WindowTask task,
            BaseTable table,
            BaseTable quarantine,
            Path scratch,
            Call call) {
        this.catalog = catalog;
        this.limits = limits;
        this.task = task;
        this.table = table;
        this.quarantine = quarantine;
        this.scratch = scratch;
        this.execution = new Execution(call.cancellation(), call.timeLimit());
    }

    StagedWindow run(StagingSql sql, WindowRead read) throws IOException {
        var known = overlapping(table);
        var knownRefused = overlapping(quarantine);
        try (var database = DuckDb.inMemory()) {
            prepare(database, read, Stream.concat(known.stream(), knownRefused.stream()));
            return stage(sql, read, database, known, knownRefused);
        } catch (SQLException e) {
            throw read.failure(e);
        } catch (ExportFailure e) {
            throw new SourceFailure(SourceFailure.Code.DEADLINE_EXCEEDED, e.getMessage());
        }
    }

    private void prepare(Connection database, WindowRead read, Stream<Path> landed)
            throws SQLException {
        for (var setting :
                List.of(
                        "threads = " + limits.threads(),
                        "memory_limit = '" + limits.memoryBytes() + "B'",
                        "preserve_insertion_order = false",
                        "temp_directory = " + Sql.literal(scratch.resolve(".spill").toString()))) {
            execution.run(database, statement -> statement.execute("SET " + setting));
        }
        var files = Stream.concat(read.localFiles().stream(), landed).toList();
        LockedDown.apply(database, files, List.of(scratch), execution);
        read.bind(database, SOURCE);
    }

    private StagedWindow stage(
            StagingSql sql,
            WindowRead read,
            Connection database,
            List<Path> known,
            List<Path> knownRefused)
            throws SQLException, IOException {
        var staging = new Staging(database, execution, limits.fileBytes());
        var all = staging.copy(sql.rows(SOURCE, table.schema()), directory("raw"), table.schema());
        long rows = rows(all);
        requireComplete(rows, read.expectedRows());
        var refused = all.isEmpty() ? Map.<String, Long>of() : staging.refused(parquet(all));
        var kept = all;
        List<Written> bad = List.of();
        if (!all.isEmpty() && (!refused.isEmpty() || !known.isEmpty())) {
            kept =
                    staging.copy(
                            StagingSql.missing(
                                    parquet(all), "_rule IS NULL", known, ROW_KEY, table.schema()),
                            directory("kept"),
                            table.schema());
            bad =
                    refused.isEmpty()
                            ? List.of()
                            : staging.copy(
                                    StagingSql.missing(
                                            parquet(all),
                                            "_rule IS NOT NULL",
                                            knownRefused,
                                            REFUSED_KEY,
                                            quarantine.schema()),
                                    directory("refused"),
                                    quarantine.schema());
        }
        long sumRefused = refused.values().stream().mapToLong(Long::longValue).sum();
        return new StagedWindow(
                task,
                rows,
                rows(kept),
                rows - sumRefused - rows(kept),
                refused,
                List.of(part(quarantine, "quarantine", bad), part(table, "predictions", kept)));
    }

    private Path directory(String name) throws IOException {
        return Files.createDirectories(scratch.resolve(name));
    }

    private Part part(BaseTable of, String kind, List<Written> files) {
        var name = LakeCatalog.name(task, kind);
        var current = of.currentSnapshot();
        return new Part(
                name.namespace().toString(),
                name.name(),
                current == null ? null : current.snapshotId(),
                true,
                of.schema().schemaId(),
                store(name, files));
    }

    private List<StagedFile> store(TableIdentifier name, List<Written> files) {
        var stored = new ArrayList<StagedFile>();
        for (int i = 0; i < files.size(); i++) {
            var path = Landing.attemptDirectory(name, task) + "/part-" + i + ".parquet";
            catalog.store().adopt(files.get(i).file(), path);
            var file = files.get(i).staged();
            stored.add(new StagedFile(path, file.rows(), file.bytes(), file.columns()));
        }
        return stored;
    }

    /** Landed files that may hold rows of this window's range. */
    private List<Path> overlapping(BaseTable of) {
        var range =
                Expressions.and(
                        Expressions.greaterThanOrEqual("_change_text", task.from().text()),
                        Expressions.lessThan("_change_text", task.to().text()));
        return LandedTables.files(catalog, of, range).stream().map(this::local).toList();
    }

    private Path local(String path) {
        return catalog.store()
                .localPath(path)
                .orElseGet(() -> {
                    var copy = scratch.resolve("known-" + path.replace('/', '_'));
                    catalog.store().fetch(path, copy);
                    return copy;
                });
    }

    private static void requireComplete(long rows, long expected) {
        if (rows != expected) {
            throw new LandingFailure(
                    LandingFailure.Code.INCOMPLETE_RESULT,
                    "%d rows arrived; the warehouse counts %d.".formatted(rows, expected));
        }
    }

    private static long rows(List<Written> files) {
        return files.stream().mapToLong(file -> file.staged().rows()).sum();
    }

    private static String parquet(List<Written> files) {
        return "read_parquet(" + Sql.list(files.stream().map(Written::file).toList()) + ")";
    }
}
