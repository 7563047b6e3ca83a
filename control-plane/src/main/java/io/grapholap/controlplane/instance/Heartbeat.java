package io.grapholap.controlplane.instance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Row of {@code instance_heartbeats}; written by {@link HeartbeatRepository#beat} alone. */
@Entity
@Immutable
@Table(name = "instance_heartbeats")
class Heartbeat {
    @Id
    @Column(name = "instance_id")
    long instanceId;

    /** Incarnation that was heard. */
    long epoch;

    long sequence;

    @Column(name = "last_heartbeat_at")
    Instant lastHeartbeatAt;

    @Column(name = "memory_bytes")
    long memoryBytes;

    @Column(name = "disk_bytes")
    long diskBytes;

    @Column(name = "last_activity_at")
    @Nullable Instant lastActivityAt;

    protected Heartbeat() {}
}
