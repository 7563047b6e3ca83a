package io.grapholap.controlplane.snapshot;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Row of {@code store_deletions}: files whose snapshot is gone. */
@Entity
@Table(name = "store_deletions")
class StoreDeletionEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(name = "snapshot_id")
    long snapshotId;

    @Column(name = "store_root")
    String storeRoot;

    String path;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Column(name = "next_attempt_at")
    Instant nextAttemptAt;

    int attempts;

    @Column(name = "last_error")
    @Nullable String lastError;

    protected StoreDeletionEntity() {}

    static StoreDeletionEntity of(SnapshotEntity snapshot, Instant now, Instant notBefore) {
        var row = new StoreDeletionEntity();
        row.snapshotId = snapshot.id;
        row.storeRoot = snapshot.storeRoot;
        row.path = snapshot.path();
        row.requestedAt = now;
        row.nextAttemptAt = notBefore;
        return row;
    }
}
