package io.grapholap.controlplane.instance;

import io.grapholap.common.access.Visibility;
import io.grapholap.controlplane.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * An instance that is wanted; its fields are checked and its defaults filled in.
 *
 * @param visibility null for that of its snapshot
 */
record NewInstance(
        Source source,
        String engine,
        String name,
        @Nullable String description,
        Lifetime lifetime,
        int cpuCores,
        @Nullable Visibility visibility) {

    /** Who sees it from the start: as wanted, or whoever sees the snapshot. */
    Visibility visibleTo(Snapshot snapshot) {
        return snapshot.readAs().atMost(visibility == null ? snapshot.visibility() : visibility);
    }

    /** What its graph is made of. */
    sealed interface Source {}

    /**
     * A new snapshot of a mapping.
     *
     * @param version null for the current one
     * @param ttl as the client gave it, for the snapshot; null if it did not
     */
    record FromMapping(
            long mappingId,
            @Nullable Integer version,
            String snapshotName,
            @Nullable String ttl,
            @Nullable String inactivityTimeout)
            implements Source {}

    /** A snapshot that is ready. */
    record FromSnapshot(long snapshotId) implements Source {}
}
