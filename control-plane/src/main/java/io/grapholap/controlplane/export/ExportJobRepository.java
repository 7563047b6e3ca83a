package io.grapholap.controlplane.export;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ExportJobRepository implements PanacheRepositoryBase<ExportJobEntity, Long> {
    private static final String TAKEABLE =
            "from ExportJobEntity where state = 'queued' and availableAt <= :now order by id";
    private static final String OVERDUE =
            "select distinct snapshotId from ExportJobEntity"
                    + " where state = 'claimed' and (leaseUntil <= :now or deadline <= :now)"
                    + " or state = 'queued'"
                    + " and (deadline <= :now or announced = false and availableAt <= :now)";

    /** Oldest jobs that wait and that nobody else is taking, locked until the transaction ends. */
    Uni<List<ExportJobEntity>> takeable(Instant now, int limit) {
        return getSession()
                .flatMap(session ->
                        session.createSelectionQuery(TAKEABLE, ExportJobEntity.class)
                                .setParameter("now", now)
                                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                                .setMaxResults(limit)
                                .getResultList());
    }

    /** The row, locked until the transaction ends; null if there is none. */
    Uni<ExportJobEntity> locked(long id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** All jobs of a snapshot, locked until the transaction ends; lock the snapshot first. */
    Uni<List<ExportJobEntity>> lockedOf(long snapshotId) {
        return find("snapshotId = ?1 order by id", snapshotId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The job that finishes a snapshot, if it is that far. */
    Uni<List<ExportJobEntity>> finishOf(long snapshotId) {
        return list("snapshotId = ?1 and kind = 'finish'", snapshotId);
    }

    Uni<List<ExportJobEntity>> of(long snapshotId) {
        return list("snapshotId = ?1 order by id", snapshotId);
    }

    /** The newest jobs of a status, or of any. */
    Uni<List<ExportJobEntity>> newest(@Nullable ExportJobStatus status, int limit) {
        var condition = status == null ? "1 = 1" : status.condition();
        return find(condition + " order by id desc").page(0, limit).list();
    }

    /** The newest jobs of a status, or of any, of one user's snapshots. */
    Uni<List<ExportJobEntity>> newestOf(String owner, @Nullable ExportJobStatus status, int limit) {
        var condition = status == null ? "1 = 1" : "(" + status.condition() + ")";
        return find(
                        "snapshotId in (select s.id from SnapshotEntity s where s.owner = ?1) and "
                                + condition
                                + " order by id desc",
                        owner)
                .page(0, limit)
                .list();
    }

    /** Snapshots with a job whose time has come: to be announced, given away, or failed. */
    Uni<List<Long>> snapshotsWithOverdueJobs(Instant now, int limit) {
        return getSession()
                .flatMap(session ->
                        session.createSelectionQuery(OVERDUE, Long.class)
                                .setParameter("now", now)
                                .setMaxResults(limit)
                                .getResultList());
    }
}
