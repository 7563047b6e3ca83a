package io.grapholap.controlplane.instance;

import io.grapholap.common.event.Position;
import io.grapholap.controlplane.row.JsonColumn;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Row of {@code instance_reports}; changed only while the instance's row is locked. */
@Entity
@Table(name = "instance_reports")
class ReportEntity {
    @Id
    @Column(name = "instance_id")
    long instanceId;

    long epoch;
    long sequence;

    @Column(columnDefinition = "jsonb")
    @Nullable JsonObject progress;

    @Column(name = "updated_at")
    Instant updatedAt;

    protected ReportEntity() {}

    static ReportEntity none(long instanceId) {
        var row = new ReportEntity();
        row.instanceId = instanceId;
        return row;
    }

    /** The last report that was applied. */
    Position position() {
        return new Position(epoch, sequence);
    }

    void write(Position applied, Instant now) {
        if (applied.epoch() > epoch) {
            progress = null;
        }
        epoch = applied.epoch();
        sequence = applied.sequence();
        updatedAt = now;
    }

    void write(StartProgress now) {
        progress = JsonColumn.write(now);
    }

    /** What the wrapper of that incarnation said last of its start. */
    Optional<StartProgress> progress(long incarnation) {
        return epoch == incarnation && progress != null
                ? Optional.of(JsonColumn.read(progress, StartProgress.class))
                : Optional.empty();
    }
}
