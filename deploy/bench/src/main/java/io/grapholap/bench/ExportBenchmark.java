package io.grapholap.bench;

import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.lake.ObjectStore;
import io.grapholap.warehouse.Cancellation;
import io.grapholap.warehouse.ExportListener;
import io.grapholap.warehouse.ExportRequest;
import io.grapholap.warehouse.ExportedFiles;
import io.grapholap.warehouse.duckdb.DuckDbWarehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An export as the worker does it, files taken into the store and all, against DuckDB's own COPY of
 * the same SQL.
 */
final class ExportBenchmark implements Benchmark {
    private static final List<PropertyDefinition> COLUMNS =
            List.of(
                    new PropertyDefinition("id", "INT64"),
                    new PropertyDefinition("payer", "STRING"),
                    new PropertyDefinition("payee", "STRING"),
                    new PropertyDefinition("amount", "DOUBLE"),
                    new PropertyDefinition("currency", "STRING"),
                    new PropertyDefinition("paid_at", "TIMESTAMP"),
                    new PropertyDefinition("booked_on", "DATE"),
                    new PropertyDefinition("flagged", "BOOL"),
                    new PropertyDefinition("reference", "STRING"));
    private static final String NAMES =
            COLUMNS.stream().map(PropertyDefinition::name).collect(Collectors.joining(", "));
    private static final String SELECT = "SELECT " + NAMES + " FROM %s";
    private static final long FILE_BYTES = 64L << 20;
    private static final long MEMORY_BYTES = 1L << 30;

    @Override
    public String name() {
        return "export";
    }

    @Override
    public List<Outcome> run(Setting setting) throws Exception {
        var ours = setting.directory().resolve("export-ours");
        var reference = setting.directory().resolve("export-reference");
        export(setting, ours);
        copy(setting, reference);
        WrongAnswer.unless(
                Sql.one(digest(ours.resolve("edges"))).equals(Sql.one(digest(reference))),
                "the exported rows differ from those of COPY");

        var pair =
                Pair.measure(
                        setting.repetitions(),
                        () -> export(setting, ours),
                        () -> copy(setting, reference));
        return List.of(
                Outcome.speed(
                        "export of "
                                + setting.graph().edges() / 1_000_000
                                + " M rows of 9 columns, over DuckDB's COPY",
                        pair.ours,
                        pair.reference,
                        0.8));
    }

    private static double export(Setting setting, Path directory) throws Exception {
        Scratch.empty(directory);
        var store = ObjectStore.of(directory.toUri());
        var attempt = Files.createDirectories(directory.resolve("edges"));
        var request =
                new ExportRequest(
                        SELECT.formatted("local.bench.payment"),
                        COLUMNS,
                        attempt,
                        FILE_BYTES,
                        MEMORY_BYTES,
                        Runtime.getRuntime().availableProcessors(),
                        Duration.ofMinutes(5));
        long start = System.nanoTime();
        var files =
                new DuckDbWarehouse(setting.graph().warehouse())
                        .export(request, ExportListener.NONE, new Cancellation())
                        .files();
        for (ExportedFiles.ExportedFile file : files) {
            store.adopt(file.file(), "edges/" + file.file().getFileName());
        }
        return Pair.seconds(start);
    }

    private static double copy(Setting setting, Path directory) throws Exception {
        Scratch.empty(directory);
        long start = System.nanoTime();
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var sql = duck.createStatement()) {
            sql.execute(
                    "COPY ("
                            + SELECT.formatted("'" + setting.graph().payment() + "'")
                            + ") TO '"
                            + directory
                            + "' (FORMAT parquet, COMPRESSION snappy, PER_THREAD_OUTPUT true, FILE_SIZE_BYTES "
                            + FILE_BYTES
                            + ", OVERWRITE_OR_IGNORE true)");
        }
        return Pair.seconds(start);
    }

    private static String digest(Path directory) {
        return "SELECT count(*) || ' ' || sum(hash("
                + NAMES
                + ")::HUGEINT) FROM '"
                + directory
                + "/*.parquet'";
    }
}
