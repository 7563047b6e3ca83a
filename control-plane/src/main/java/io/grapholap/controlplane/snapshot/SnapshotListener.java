package io.grapholap.controlplane.snapshot;

import io.smallrye.mutiny.Uni;

/**
 * Told how a snapshot ended, inside the transaction that ends it and after its row is locked and
 * written. All beans of this type are asked, one after the other.
 */
public interface SnapshotListener {
    Uni<Void> snapshotReady(Snapshot snapshot);

    /**
     * The snapshot failed or was cancelled.
     *
     * @param reason sentence for people
     */
    Uni<Void> snapshotFailed(Snapshot snapshot, String reason);
}
