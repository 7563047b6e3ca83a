package io.grapholap.controlplane.snapshot;

import io.grapholap.controlplane.listing.Tally;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Overview of all snapshots. */
@ApplicationScoped
public class SnapshotTally {
    /** How many are in each status. */
    @WithSession
    public Uni<Map<String, Long>> countByStatus() {
        return Tally.of(
                "SnapshotEntity", "status", SnapshotStatus.values(), SnapshotStatus::wireName);
    }
}
