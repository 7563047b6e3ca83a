package io.grapholap.controlplane.snapshot;

import io.grapholap.controlplane.listing.ListQuery;
import org.jspecify.annotations.Nullable;

/** Which snapshots a list shows; what is null leaves all. */
record SnapshotQuery(
        @Nullable Long mappingId,
        @Nullable Integer mappingVersion,
        @Nullable SnapshotStatus status,
        ListQuery list) {}
