package io.grapholap.controlplane.instance;

import io.grapholap.controlplane.row.JsonColumn;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Row of {@code instance_history}. */
@Entity
@Immutable
@Table(name = "instance_history")
class HistoryEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(name = "instance_id")
    long instanceId;

    @Column(name = "event_type")
    String eventType;

    @Column(columnDefinition = "jsonb")
    JsonObject details;

    @Column(name = "created_at")
    Instant createdAt;

    protected HistoryEntity() {}

    static HistoryEntity of(long instanceId, Happening happening, Instant now) {
        var row = new HistoryEntity();
        row.instanceId = instanceId;
        row.eventType = happening.type().wireName();
        row.details = JsonColumn.write(happening.details());
        row.createdAt = now;
        return row;
    }

    HistoryView toView() {
        return new HistoryView(Objects.requireNonNull(id), eventType, details.getMap(), createdAt);
    }
}
