package io.grapholap.controlplane.export;

import io.grapholap.controlplane.snapshot.Snapshot;
import io.grapholap.controlplane.snapshot.SnapshotListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What became of exports, shown from the start. */
@ApplicationScoped
class ExportMetrics implements SnapshotListener {
    private final Counter passes;
    private final Counter staleDetected;
    private final Counter staleReset;
    private final Counter readyToFinalize;
    private final Counter finalized;
    private final Map<ExportEnd, Counter> ended = new EnumMap<>(ExportEnd.class);

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
        for (var end : ExportEnd.values()) {
            ended.put(
                    end,
                    Counter.builder("graph_olap_exports_ended")
                            .description("Exports of whole snapshots by how they ended")
                            .tag("outcome", end.wireName())
                            .register(registry));
        }
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

    /** A snapshot failed with these jobs. */
    void failed(List<ExportJobEntity> jobs) {
        count(ExportEnd.of(jobs.stream().map(ExportJobEntity::state).toList()));
    }

    @Override
    public Uni<Void> snapshotReady(Snapshot snapshot) {
        readyToFinalize.increment();
        finalized.increment();
        count(ExportEnd.READY);
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> snapshotFailed(Snapshot snapshot, String reason) {
        return Uni.createFrom().voidItem();
    }

    private void count(ExportEnd end) {
        ended.get(end).increment();
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
