package io.grapholap.controlplane.export;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Sees to jobs whose time has come: lost leases, passed deadlines, retries whose pause is over. It
 * waits one lease after the start, so that workers which outlived the control plane can renew.
 */
@ApplicationScoped
class LeaseReaper {
    private static final Logger LOG = Logger.getLogger(LeaseReaper.class);

    private final OverdueJobs overdue;
    private final JobReports reports;

    LeaseReaper(OverdueJobs overdue, JobReports reports) {
        this.overdue = overdue;
        this.reports = reports;
    }

    @Scheduled(
            identity = "lease-reaper",
            every = "{graph-olap.export.reap-every}",
            delayed = "{graph-olap.export.lease}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> reap() {
        return overdue.snapshots()
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::reap)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** One snapshot that cannot be seen to does not keep the others waiting. */
    private Uni<Void> reap(long snapshotId) {
        return reports.timePassed(snapshotId)
                .onFailure()
                .invoke(e -> LOG.errorf(e, "jobs of snapshot %d are overdue", snapshotId))
                .onFailure()
                .recoverWithNull();
    }
}
