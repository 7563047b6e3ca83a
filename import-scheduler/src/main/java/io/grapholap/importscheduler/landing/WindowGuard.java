package io.grapholap.importscheduler.landing;

import java.util.Map;
import java.util.Objects;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.encryption.EncryptionManager;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;

/**
 * A table that accepts one commit of one window: inside each try of the commit, against the very
 * metadata that it replaces, it checks that the lane is at the window before, that no newer owner
 * has written, and that nobody landed rows that these were not compared with.
 */
final class WindowGuard implements TableOperations {
    static final String QUERY = "importer.query-id";
    static final String FROM = "importer.from";
    static final String TO = "importer.to";

    private final TableOperations table;
    private final WindowTask task;
    private final StagedWindow.Part part;

    WindowGuard(TableOperations table, WindowTask task, StagedWindow.Part part) {
        this.table = table;
        this.task = task;
        this.part = part;
    }

    /** The window has been landed already. */
    static final class AlreadyLanded extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Properties, and not summaries alone, because summaries go with their snapshots. */
    static String seqProperty(WindowTask task) {
        return "importer." + task.jobId() + "." + task.lane() + ".seq";
    }

    static String epochProperty(WindowTask task) {
        return "importer." + task.jobId() + ".epoch";
    }

    /** Which attempt landed the lane's last window: {@code <query id>/<attempt>}. */
    static String attemptProperty(WindowTask task) {
        return "importer." + task.jobId() + "." + task.lane() + ".attempt";
    }

    /** The last window of the task's lane that a table has. */
    static long seq(Map<String, String> properties, WindowTask task) {
        return Long.parseLong(properties.getOrDefault(seqProperty(task), "0"));
    }

    @Override
    public void commit(TableMetadata base, TableMetadata metadata) {
        check(base);
        try {
            table.commit(base, metadata);
        } catch (CommitFailedException | CommitStateUnknownException e) {
            throw e;
        } catch (RuntimeException e) {
            // A connection that broke inside the commit: nobody knows whether it counts, so nothing
            // that it wrote may be deleted.
            throw new CommitStateUnknownException(e);
        }
    }

    private void check(TableMetadata base) {
        long epoch = Long.parseLong(base.properties().getOrDefault(epochProperty(task), "0"));
        if (epoch > task.epoch()) {
            throw new LandingFailure(
                    LandingFailure.Code.FENCED,
                    "The job %s has an owner of epoch %d; this one is of epoch %d."
                            .formatted(task.jobId(), epoch, task.epoch()));
        }
        long seq = seq(base.properties(), task);
        if (seq >= task.seq()) {
            throw new AlreadyLanded();
        }
        if (seq != task.seq() - 1) {
            throw new LandingFailure(
                    LandingFailure.Code.OUT_OF_ORDER,
                    "The lane %s of job %s has landed window %d; window %d has to wait."
                            .formatted(task.lane(), task.jobId(), seq, task.seq()));
        }
        if (part.compared()) {
            checkCompared(base);
        }
    }

    private void checkCompared(TableMetadata base) {
        var at = base.currentSnapshot();
        while (at != null && !Objects.equals(at.snapshotId(), part.base())) {
            if (overlaps(at)) {
                throw new LandingFailure(
                        LandingFailure.Code.STALE_STAGING,
                        "The query %s landed rows of the same range meanwhile."
                                .formatted(at.summary().get(QUERY)));
            }
            var parent = at.parentId();
            at = parent == null ? null : base.snapshot(parent);
            if (at == null && (parent != null || part.base() != null)) {
                throw new LandingFailure(
                        LandingFailure.Code.STALE_STAGING,
                        "The state that the rows were compared with is gone.");
            }
        }
    }

    private boolean overlaps(Snapshot snapshot) {
        var from = snapshot.summary().get(FROM);
        var to = snapshot.summary().get(TO);
        // Texts of points have one length and sort like their points. Compactions move rows only.
        return from != null
                && to != null
                && from.compareTo(task.to().text()) < 0
                && task.from().text().compareTo(to) < 0;
    }

    @Override
    public TableMetadata current() {
        return table.current();
    }

    @Override
    public TableMetadata refresh() {
        return table.refresh();
    }

    @Override
    public FileIO io() {
        return table.io();
    }

    @Override
    public EncryptionManager encryption() {
        return table.encryption();
    }

    @Override
    public String metadataFileLocation(String fileName) {
        return table.metadataFileLocation(fileName);
    }

    @Override
    public LocationProvider locationProvider() {
        return table.locationProvider();
    }

    @Override
    public TableOperations temp(TableMetadata uncommittedMetadata) {
        return table.temp(uncommittedMetadata);
    }

    @Override
    public long newSnapshotId() {
        return table.newSnapshotId();
    }
}
