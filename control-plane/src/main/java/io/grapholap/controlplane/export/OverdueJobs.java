package io.grapholap.controlplane.export;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Finds what the reaper has to see to. */
@ApplicationScoped
class OverdueJobs {
    private static final int BATCH = 100;

    private final ExportJobRepository jobs;
    private final Clock clock;

    OverdueJobs(ExportJobRepository jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Ids of snapshots with a job whose time has come. */
    @WithSession
    Uni<List<Long>> snapshots() {
        return jobs.snapshotsWithOverdueJobs(clock.instant(), BATCH);
    }
}
