package io.grapholap.controlplane.tree;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of the tree: a version, maybe one of its snapshots, maybe one of its instances. */
record TreeRow(
        long mappingId,
        String name,
        String owner,
        int currentVersion,
        int version,
        @Nullable String changeDescription,
        Instant versionCreatedAt,
        @Nullable Long snapshotId,
        @Nullable String snapshotName,
        @Nullable String snapshotStatus,
        @Nullable Instant snapshotCreatedAt,
        @Nullable Long instanceId,
        @Nullable String instanceName,
        @Nullable String instanceStatus) {}
