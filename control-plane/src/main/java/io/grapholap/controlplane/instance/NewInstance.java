package io.grapholap.controlplane.instance;

import org.jspecify.annotations.Nullable;

/** An instance that is wanted; its fields are checked and its defaults filled in. */
record NewInstance(
        Source source,
        String engine,
        String name,
        @Nullable String description,
        Lifetime lifetime,
        int cpuCores) {

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
