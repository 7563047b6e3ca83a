package io.grapholap.controlplane.snapshot;

import io.grapholap.controlplane.job.Expiry;
import io.grapholap.controlplane.job.LifecycleSweep;
import io.grapholap.controlplane.job.Sweeper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Deletes snapshots past their TTL, or unused for too long, that no instance needs. */
@ApplicationScoped
class SnapshotSweep implements LifecycleSweep {
    private static final List<Expiry> EXPIRIES =
            Expiry.ofTtlAndUse("snapshots", "snapshot_activity", "snapshot_id");

    private final SnapshotService snapshots;
    private final Sweeper sweeper;

    SnapshotSweep(SnapshotService snapshots, Sweeper sweeper) {
        this.snapshots = snapshots;
        this.sweeper = sweeper;
    }

    @Override
    public Kind kind() {
        return Kind.SNAPSHOT;
    }

    @Override
    public Uni<Void> sweep() {
        return sweeper.sweep(kind(), EXPIRIES, id -> snapshots.delete(id, SYSTEM));
    }
}
