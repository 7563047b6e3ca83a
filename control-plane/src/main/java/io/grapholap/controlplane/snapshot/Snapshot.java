package io.grapholap.controlplane.snapshot;

import io.grapholap.common.access.Visibility;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.controlplane.access.Guarded;
import io.grapholap.controlplane.access.ResourceKind;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Data of one version of a mapping, frozen or about to be.
 *
 * @param root where its files lie in the object store; ends with {@code /}
 * @param ttl how long it may live, as ISO-8601 duration; null for ever
 * @param inactivityTimeout how long it may go unused, as ISO-8601 duration; null for ever
 * @param traceparent W3C trace context of the request that wanted it, or null
 * @param startedAt when the first worker took a job of it; null before
 * @param lastUsedAt when an instance of it last began, moved or ended; null if none ever did
 * @param rowVersion version of its row; grows with every change
 */
public record Snapshot(
        long id,
        long mappingId,
        int mappingVersion,
        String owner,
        String name,
        @Nullable String description,
        URI root,
        SnapshotState state,
        Visibility visibility,
        ReadAs readAs,
        @Nullable String ttl,
        @Nullable String inactivityTimeout,
        @Nullable String traceparent,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant startedAt,
        @Nullable Instant lastUsedAt,
        long rowVersion) {

    /** What the rules of access need of it. */
    public Guarded guarded() {
        return new Guarded(ResourceKind.SNAPSHOT, id, owner, visibility);
    }

    /**
     * Lets pass who its data may be shown to, in this snapshot and in instances.
     *
     * @throws Forbidden if its data were read with its owner's own rights and are to be public
     */
    public void requireShowable(Visibility wanted) {
        if (!readAs.allows(wanted)) {
            throw new Forbidden(
                    ErrorCode.PERMISSION_DENIED,
                    "The data of the snapshot "
                            + id
                            + " were read with the rights of "
                            + owner
                            + " and stay private; grant them to single users instead.",
                    Map.of("resource_type", "snapshot", "resource_id", id));
        }
    }

    /** Whether instances can be started from it. */
    public boolean isReady() {
        return state instanceof SnapshotState.Ready;
    }
}
