package io.grapholap.importscheduler.landing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.grapholap.lake.StoreException;
import io.grapholap.warehouse.source.Call;
import io.grapholap.warehouse.source.HashSlice;
import io.grapholap.warehouse.source.SourceColumn;
import io.grapholap.warehouse.source.SourceTable;
import io.grapholap.warehouse.source.WindowQuery;
import io.grapholap.warehouse.source.WindowRead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.jdbc.UncheckedSQLException;

/**
 * Lands windows: {@link #stage} writes files that nobody sees, {@link #commit} makes them visible
 * once. What both need to know lies in the store, so either can be repeated after a crash.
 */
public final class Landing {
    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new JavaTimeModule());

    private final LakeCatalog catalog;
    private final LandingLimits limits;
    private final InstantSource clock;

    public Landing(LakeCatalog catalog, LandingLimits limits, InstantSource clock) {
        this.catalog = catalog;
        this.limits = limits;
        this.clock = clock;
    }

    /** What to ask of the source to land these columns. */
    public static WindowQuery query(
            WindowTask task,
            SourceTable table,
            SourceColumn cursor,
            List<SelectedColumn> columns,
            HashSlice slice) {
        var sources =
                Stream.concat(columns.stream().map(SelectedColumn::source), Stream.of(cursor))
                        .distinct()
                        .toList();
        var ids =
                columns.stream()
                        .filter(c -> c.role() == SelectedColumn.Role.PREDICTION_ID)
                        .map(c -> c.source().name())
                        .toList();
        return new WindowQuery(
                table,
                cursor,
                task.from(),
                task.to(),
                ids.isEmpty() ? sources.stream().map(SourceColumn::name).toList() : ids,
                slice,
                sources);
    }

    /**
     * Reads the rows, checks them, and leaves them in the store where nobody sees them.
     *
     * @param read what {@link #query} opened; not closed here
     * @return also in the store, see {@link #staged}
     * @throws LandingFailure if not all rows arrived, or if the catalog or the store failed
     */
    public StagedWindow stage(
            WindowTask task,
            SourceColumn cursor,
            List<SelectedColumn> columns,
            WindowRead read,
            Call call) {
        var table = table(task, "predictions", LandedSchema.ROWS);
        var drift = SchemaDrift.of(table.schema(), columns);
        try {
            LandedSchema.apply(table, drift);
        } catch (CommitFailedException e) {
            throw failed("The columns of " + table.name() + " changed meanwhile.", e);
        }
        var quarantine = table(task, "quarantine", LandedSchema.QUARANTINE);
        var scratch = limits.scratch().resolve(task.queryId() + "-" + task.attempt());
        try {
            deleteAll(scratch);
            Files.createDirectories(scratch);
            var sql = new StagingSql(task, cursor, drift.targets(), clock.instant());
            var attempt =
                    new StagingAttempt(catalog, limits, task, table, quarantine, scratch, call);
            return publish(attempt.run(sql, read));
        } catch (IOException e) {
            throw failed("The scratch directory failed.", e);
        } catch (StoreException | UncheckedSQLException e) {
            throw failed("The store or the catalog of landed tables failed.", e);
        } finally {
            deleteAll(scratch);
        }
    }

    private StagedWindow publish(StagedWindow staged) throws IOException {
        catalog.store()
                .putAtomic(
                        manifest(staged.task().queryId(), staged.task().attempt()),
                        JSON.writeValueAsBytes(staged));
        return staged;
    }

    /** What an attempt has staged; empty if it did not come so far. */
    public Optional<StagedWindow> staged(String queryId, int attempt) {
        try {
            return Optional.of(
                    JSON.readValue(
                            catalog.store().read(manifest(queryId, attempt)), StagedWindow.class));
        } catch (StoreException.NotFound e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("The manifest of query " + queryId + " cannot be read.", e);
        }
    }

    /**
     * Makes the rows visible. Repeating it is harmless, also by others at the same time.
     *
     * @return false if they were visible before
     * @throws LandingFailure if a newer owner has taken over, a window before is missing, rows of
     *     the same range were landed meanwhile, or the catalog failed
     */
    public boolean commit(StagedWindow staged) {
        return new WindowCommit(catalog, staged).run();
    }

    /** Whether all of the window's rows are visible, whoever landed them. */
    public boolean isLanded(WindowTask task) {
        return Stream.of("quarantine", "predictions")
                .allMatch(kind ->
                        catalog.find(LakeCatalog.name(task, kind))
                                .filter(t -> WindowGuard.seq(t.properties(), task) >= task.seq())
                                .isPresent());
    }

    /**
     * Deletes what other attempts at the lane's last landed window left behind. Repeating it is
     * harmless; does nothing unless {@code task} is that window.
     */
    public void sweep(WindowTask task) {
        for (var kind : List.of("quarantine", "predictions")) {
            var name = LakeCatalog.name(task, kind);
            var landed =
                    catalog.find(name)
                            .map(t -> t.properties().get(WindowGuard.attemptProperty(task)))
                            .orElse("");
            if (landed.startsWith(task.queryId() + "/")) {
                var keep = landed.substring(task.queryId().length() + 1);
                for (var attempt : catalog.store().children(queryDirectory(name, task))) {
                    if (!attempt.equals(keep)) {
                        catalog.store().deleteAll(queryDirectory(name, task) + "/" + attempt);
                    }
                }
                catalog.store().deleteAll("imports/_staging/" + task.queryId());
            }
        }
    }

    private BaseTable table(WindowTask task, String kind, Schema schema) {
        return catalog.findOrCreate(LakeCatalog.name(task, kind), schema);
    }

    private static String manifest(String queryId, int attempt) {
        return "imports/_staging/" + queryId + "/manifest-" + attempt + ".json";
    }

    private static String queryDirectory(TableIdentifier name, WindowTask task) {
        return "imports/" + name.namespace() + "/" + name.name() + "/data/" + task.queryId();
    }

    /** Where the files of one attempt lie. */
    static String attemptDirectory(TableIdentifier name, WindowTask task) {
        return queryDirectory(name, task) + "/" + task.attempt();
    }

    private static LandingFailure failed(String what, Exception cause) {
        return new LandingFailure(LandingFailure.Code.LANDING_FAILED, what, cause);
    }

    private static void deleteAll(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
