package io.grapholap.controlplane.export;

import io.grapholap.controlplane.snapshot.Snapshot;
import io.grapholap.controlplane.snapshot.SnapshotListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What became of exports, shown from the start. */
@ApplicationScoped
class ExportMetrics implements SnapshotListener {
    private final Counter passes;
    private final Counter staleDetected;
    private final Counter staleReset;
    private final Counter readyToFinalize;
    private final Counter finalized;

    ExportMetrics(MeterRegistry registry) {
        passes = counter(registry, "export_reconciliation_passes", "Looks for overdue jobs");
        staleDetected =
                counter(registry, "stale_export_claims_detected", "Jobs whose worker was lost");
        staleReset = counter(registry, "stale_export_claims_reset", "Jobs given to another worker");
        readyToFinalize =
                counter(
                        registry,
                        "snapshots_ready_to_finalize",
                        "Snapshots of which all jobs were completed");
        finalized = counter(registry, "snapshots_finalized", "Snapshots that became ready");
    }

    void passed() {
        passes.increment();
    }

    /** A claimed job lost its worker; what time makes of it. */
    void workerLost(JobState next) {
        staleDetected.increment();
        if (next instanceof JobState.Queued) {
            staleReset.increment();
        }
    }

    @Override
    public Uni<Void> snapshotReady(Snapshot snapshot) {
        readyToFinalize.increment();
        finalized.increment();
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> snapshotFailed(Snapshot snapshot, String reason) {
        return Uni.createFrom().voidItem();
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
