package io.grapholap.controlplane.snapshot;

import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.controlplane.access.AccessService;
import io.grapholap.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Snapshots that somebody is about to change. */
@ApplicationScoped
class OwnedSnapshots {
    private final SnapshotRepository snapshots;
    private final AccessService access;

    OwnedSnapshots(SnapshotRepository snapshots, AccessService access) {
        this.snapshots = snapshots;
        this.access = access;
    }

    /**
     * The snapshot before its row is locked, for what has to be locked first.
     *
     * @return fails with {@link NotFound} without one that the caller may see
     */
    Uni<Snapshot> look(long id, Caller caller) {
        return snapshots
                .glance(id)
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("snapshot", id))
                .map(SnapshotEntity::toSnapshot)
                .call(snapshot -> access.requireReadable(snapshot.guarded(), caller));
    }

    /**
     * The row, locked until the transaction ends.
     *
     * @return fails with {@link NotFound}, or with {@link Forbidden} unless the caller is its owner
     *     or an admin
     */
    Uni<SnapshotEntity> lock(long id, Caller caller) {
        return snapshots
                .locked(id)
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("snapshot", id))
                .call(row -> access.requireChangeable(row.toSnapshot().guarded(), caller));
    }
}
