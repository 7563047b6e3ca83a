package io.grapholap.controlplane.snapshot;

import io.grapholap.controlplane.mapping.MappingUsage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells mappings which of them are still needed. */
@ApplicationScoped
class SnapshotsOfMappings implements MappingUsage {
    private final SnapshotRepository snapshots;

    SnapshotsOfMappings(SnapshotRepository snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public Uni<Long> snapshotsOf(long mappingId) {
        return snapshots.count("mappingId", mappingId);
    }
}
