package io.grapholap.controlplane.instance;

import io.grapholap.common.access.Visibility;
import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.platform.api.Identified;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An instance as clients see it.
 *
 * @param snapshotName null once the snapshot is gone
 * @param instanceUrl where its graph is asked; null unless running
 * @param podName the same for all its incarnations; null before the first and while suspended
 * @param lastActivityAt when the last query or algorithm ended
 * @param expiresAt when its time is over; null for never
 * @param memoryGb memory reserved for it, in GiB
 * @param diskGb disk meant for it, in GiB
 * @param notice what its users should know of its past; null when there is nothing
 */
record InstanceView(
        long id,
        long snapshotId,
        @Nullable String snapshotName,
        String ownerUsername,
        String wrapperType,
        String name,
        @Nullable String description,
        InstanceStatus status,
        @Nullable String instanceUrl,
        @Nullable String podName,
        @Nullable ProgressView progress,
        @Nullable InstanceErrorCode errorCode,
        @Nullable String errorMessage,
        @Nullable String stackTrace,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant startedAt,
        @Nullable Instant lastActivityAt,
        @Nullable Instant expiresAt,
        @Nullable String ttl,
        @Nullable String inactivityTimeout,
        @Nullable Long memoryUsageBytes,
        @Nullable Long diskUsageBytes,
        int cpuCores,
        long memoryGb,
        long diskGb,
        @Nullable Instant suspendedAt,
        int resumeCount,
        @Nullable String notice,
        Visibility visibility)
        implements Identified {
    static final String WRITE_BACKS_GONE =
            "It was resumed: what algorithms wrote back before is gone.";

    @Override
    public String resourceId() {
        return Long.toString(id);
    }
}
