package io.grapholap.controlplane.instance;

import io.grapholap.common.access.Visibility;
import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.controlplane.instance.InstanceState.Failed;
import io.grapholap.controlplane.instance.InstanceState.Running;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An instance as clients see it.
 *
 * @param snapshotName null once the snapshot is gone
 * @param instanceUrl where its graph is asked; null unless running
 * @param podName the same for all its incarnations; null before the first
 * @param lastActivityAt when the last query or algorithm ended
 * @param expiresAt when its time is over; null for never
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
        Visibility visibility) {

    /**
     * @param gateway base URL of the gateway, without a {@code /} at its end
     */
    static InstanceView of(
            Instance instance,
            @Nullable String snapshotName,
            @Nullable Heartbeat heartbeat,
            String gateway) {
        var failed = instance.state() instanceof Failed f ? f : null;
        boolean running = instance.state() instanceof Running;
        var beat = Optional.ofNullable(heartbeat);
        return new InstanceView(
                instance.id(),
                instance.snapshotId(),
                snapshotName,
                instance.owner(),
                instance.engine(),
                instance.name(),
                instance.description(),
                instance.state().status(),
                running ? gateway + "/wrapper/" + instance.slug() : null,
                instance.incarnation() > 0 ? "wrapper-" + instance.slug() : null,
                null,
                failed == null ? null : failed.code(),
                failed == null ? null : failed.message(),
                failed == null ? null : failed.stackTrace(),
                instance.createdAt(),
                instance.updatedAt(),
                instance.startedAt(),
                beat.map(b -> b.lastActivityAt).orElse(null),
                instance.expiresAt(),
                instance.ttl(),
                instance.inactivityTimeout(),
                beat.filter(_ -> running).map(b -> b.memoryBytes).orElse(null),
                beat.filter(_ -> running).map(b -> b.diskBytes).orElse(null),
                instance.cpuCores(),
                instance.visibility());
    }
}
