package io.grapholap.controlplane.instance;

import io.grapholap.common.access.Visibility;
import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.common.instance.InstanceStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.Synchronize;
import org.jspecify.annotations.Nullable;

/**
 * Row of {@code instances} beside what is shown with it, the name of its snapshot and its last
 * heartbeat, to be read in one statement.
 */
@Entity
@Immutable
@Synchronize({"instances", "snapshots", "instance_heartbeats"})
@Subselect(
        """
        select i.id, i.slug, i.owner_username, i.name, i.description, i.snapshot_id, i.engine,
               i.ttl, i.inactivity_timeout, i.expires_at, i.cpu_cores, i.memory_bytes, i.disk_bytes,
               i.status, i.visibility, i.incarnation, i.error_code, i.error_message, i.stack_trace,
               i.created_at, i.updated_at, i.started_at, i.suspended_at, i.resume_count,
               s.name as snapshot_name, h.last_activity_at,
               h.memory_bytes as used_memory_bytes, h.disk_bytes as used_disk_bytes
          from instances i
          left join snapshots s on s.id = i.snapshot_id
          left join instance_heartbeats h on h.instance_id = i.id
        """)
class ShownInstance {
    @Id long id;
    UUID slug;

    @Column(name = "owner_username")
    String owner;

    String name;
    @Nullable String description;

    @Column(name = "snapshot_id")
    long snapshotId;

    @Column(name = "snapshot_name")
    @Nullable String snapshotName;

    String engine;
    @Nullable String ttl;

    @Column(name = "inactivity_timeout")
    @Nullable String inactivityTimeout;

    @Column(name = "expires_at")
    @Nullable Instant expiresAt;

    @Column(name = "cpu_cores")
    int cpuCores;

    @Column(name = "memory_bytes")
    long memoryBytes;

    @Column(name = "disk_bytes")
    long diskBytes;

    String status;
    String visibility;
    long incarnation;

    @Column(name = "error_code")
    @Nullable String errorCode;

    @Column(name = "error_message")
    @Nullable String errorMessage;

    @Column(name = "stack_trace")
    @Nullable String stackTrace;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "started_at")
    @Nullable Instant startedAt;

    @Column(name = "suspended_at")
    @Nullable Instant suspendedAt;

    @Column(name = "resume_count")
    int resumeCount;

    @Column(name = "last_activity_at")
    @Nullable Instant lastActivityAt;

    @Column(name = "used_memory_bytes")
    @Nullable Long usedMemoryBytes;

    @Column(name = "used_disk_bytes")
    @Nullable Long usedDiskBytes;

    protected ShownInstance() {}

    InstanceView toView(InstanceUrls urls) {
        var now = InstanceStatus.of(status).orElseThrow();
        boolean running = now == InstanceStatus.RUNNING;
        boolean launched = incarnation > 0 && now != InstanceStatus.SUSPENDED;
        return new InstanceView(
                id,
                snapshotId,
                snapshotName,
                owner,
                engine,
                name,
                description,
                now,
                running ? urls.of(slug.toString()) : null,
                launched ? "wrapper-" + slug : null,
                null,
                errorCode == null ? null : InstanceErrorCode.valueOf(errorCode),
                errorMessage,
                stackTrace,
                createdAt,
                updatedAt,
                startedAt,
                lastActivityAt,
                expiresAt,
                ttl,
                inactivityTimeout,
                running ? usedMemoryBytes : null,
                running ? usedDiskBytes : null,
                cpuCores,
                Sizing.gib(memoryBytes),
                Sizing.gib(diskBytes),
                suspendedAt,
                resumeCount,
                resumeCount > 0 ? InstanceView.WRITE_BACKS_GONE : null,
                Visibility.of(visibility).orElseThrow());
    }
}
