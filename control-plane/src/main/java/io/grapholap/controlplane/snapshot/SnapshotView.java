package io.grapholap.controlplane.snapshot;

import io.grapholap.common.access.Visibility;
import io.grapholap.platform.api.Identified;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot as clients see it.
 *
 * @param gcsPath where its files lie in the object store, of whatever kind that is
 * @param sizeBytes bytes of its Parquet files; null unless ready, as are the counts
 * @param warnings what went wrong without keeping the snapshot from use
 */
record SnapshotView(
        long id,
        long mappingId,
        int mappingVersion,
        String ownerUsername,
        String name,
        @Nullable String description,
        URI gcsPath,
        SnapshotStatus status,
        @Nullable Long sizeBytes,
        @Nullable Map<String, Long> nodeCounts,
        @Nullable Map<String, Long> edgeCounts,
        @Nullable String errorMessage,
        List<String> warnings,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String ttl,
        @Nullable String inactivityTimeout,
        @Nullable Instant lastUsedAt,
        Visibility visibility)
        implements Identified {
    @Override
    public String resourceId() {
        return Long.toString(id);
    }

    static SnapshotView of(Snapshot snapshot) {
        var held = snapshot.state() instanceof SnapshotState.Ready(var contents) ? contents : null;
        var reason = snapshot.state() instanceof SnapshotState.Failed(var why) ? why : null;
        return new SnapshotView(
                snapshot.id(),
                snapshot.mappingId(),
                snapshot.mappingVersion(),
                snapshot.owner(),
                snapshot.name(),
                snapshot.description(),
                snapshot.root(),
                SnapshotStatus.of(snapshot.state()),
                held == null ? null : held.sizeBytes(),
                held == null ? null : held.nodeCounts(),
                held == null ? null : held.edgeCounts(),
                reason,
                held == null ? List.of() : held.warnings(),
                snapshot.createdAt(),
                snapshot.updatedAt(),
                snapshot.ttl(),
                snapshot.inactivityTimeout(),
                snapshot.lastUsedAt(),
                snapshot.visibility());
    }
}
