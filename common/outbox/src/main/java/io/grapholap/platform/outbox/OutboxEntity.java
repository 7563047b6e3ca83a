package io.grapholap.platform.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record that waits for its transaction to commit and for the relay to send it. */
@Entity
@Table(name = "outbox")
class OutboxEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(nullable = false, updatable = false)
    String topic;

    @Column(name = "record_key", nullable = false, updatable = false)
    String key;

    /** The written envelope; null is a tombstone. */
    @Column(updatable = false)
    @Nullable String payload;

    @Column(updatable = false)
    @Nullable String traceparent;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @SuppressWarnings("NullAway")
    OutboxEntity() {}

    OutboxEntity(
            String topic,
            String key,
            @Nullable String payload,
            @Nullable String traceparent,
            Instant createdAt) {
        this.topic = topic;
        this.key = key;
        this.payload = payload;
        this.traceparent = traceparent;
        this.createdAt = createdAt;
    }
}
