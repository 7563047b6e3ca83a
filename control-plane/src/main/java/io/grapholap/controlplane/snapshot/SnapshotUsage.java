package io.grapholap.controlplane.snapshot;

import io.smallrye.mutiny.Uni;

/** Who still needs a snapshot; asked before one is deleted, in the same transaction. */
public interface SnapshotUsage {
    /** How many instances start, run, resume or wait with this snapshot. */
    Uni<Long> activeInstancesOf(long snapshotId);
}
