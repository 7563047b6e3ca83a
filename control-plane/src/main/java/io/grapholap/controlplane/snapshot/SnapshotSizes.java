package io.grapholap.controlplane.snapshot;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** How big snapshots are, for whoever makes room for them. */
@ApplicationScoped
public class SnapshotSizes {
    private final SnapshotRepository snapshots;

    SnapshotSizes(SnapshotRepository snapshots) {
        this.snapshots = snapshots;
    }

    /** Bytes of the Parquet files of a mapping's newest ready snapshot; 0 if it has none. */
    @WithSession
    public Uni<Long> newestOf(long mappingId) {
        return snapshots
                .find("mappingId = ?1 and status = 'ready' order by id desc", mappingId)
                .firstResult()
                .map(row -> row == null ? 0L : Objects.requireNonNullElse(row.sizeBytes, 0L));
    }
}
