package io.grapholap.controlplane.export;

import io.grapholap.controlplane.job.BackgroundJob;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Sees to jobs whose time has come: lost leases, passed deadlines, retries whose pause is over. It
 * waits one lease after the start, so that workers which outlived the control plane can renew.
 */
@ApplicationScoped
class LeaseReaper implements BackgroundJob {
    private static final Logger LOG = Logger.getLogger(LeaseReaper.class);

    private final OverdueJobs overdue;
    private final JobReports reports;
    private final WorkerPresence presence;
    private final ExportConfig config;
    private final ExportMetrics metrics;

    LeaseReaper(
            OverdueJobs overdue,
            JobReports reports,
            WorkerPresence presence,
            ExportConfig config,
            ExportMetrics metrics) {
        this.overdue = overdue;
        this.reports = reports;
        this.presence = presence;
        this.config = config;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "export_reconciliation";
    }

    @Override
    public Duration interval() {
        return config.reapEvery();
    }

    @Override
    public Duration startDelay() {
        return config.lease();
    }

    @Override
    public Uni<Void> run() {
        return overdue.snapshots()
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::reap)
                .collect()
                .asList()
                .invoke(metrics::passed)
                .flatMap(_ -> presence.forgetOld());
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
