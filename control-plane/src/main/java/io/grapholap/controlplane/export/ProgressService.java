package io.grapholap.controlplane.export;

import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.controlplane.snapshot.SnapshotService;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says how far snapshots have come. */
@ApplicationScoped
class ProgressService {
    private final SnapshotService snapshots;
    private final ExportJobRepository jobs;
    private final List<String> engines;
    private final Clock clock;

    ProgressService(
            SnapshotService snapshots,
            ExportJobRepository jobs,
            @ConfigProperty(name = "graph-olap.engines", defaultValue = "ryugraph")
                    List<String> engines,
            Clock clock) {
        this.snapshots = snapshots;
        this.jobs = jobs;
        this.engines = engines;
        this.clock = clock;
    }

    /** Fails with {@link NotFound} without such a snapshot that the caller may see. */
    @WithTransaction
    Uni<ProgressView> of(long snapshotId, Caller caller) {
        return snapshots
                .get(snapshotId, caller)
                .flatMap(snapshot ->
                        jobs.of(snapshotId)
                                .map(rows -> rows.stream().map(row -> row.planned()).toList())
                                .map(planned ->
                                        new SnapshotProgress(
                                                        snapshot, planned, engines, clock.instant())
                                                .view()));
    }
}
