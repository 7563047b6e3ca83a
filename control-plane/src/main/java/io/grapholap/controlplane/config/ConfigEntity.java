package io.grapholap.controlplane.config;

import io.grapholap.controlplane.row.JsonColumn;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Row of {@code global_config}. */
@Entity
@Table(name = "global_config")
class ConfigEntity {
    @Id String section;

    @Column(columnDefinition = "jsonb")
    JsonObject settings;

    @Column(name = "updated_at")
    @Nullable Instant updatedAt;

    @Column(name = "updated_by")
    @Nullable String updatedBy;

    @Version
    @Column(name = "row_version")
    long rowVersion;

    protected ConfigEntity() {}

    <T> T value(Section<T> of) {
        return JsonColumn.read(settings, of.type());
    }

    <T> Setting<T> setting(Section<T> of) {
        return new Setting<>(value(of), updatedAt, updatedBy);
    }

    void write(Object value, String by, Instant now) {
        settings = JsonColumn.write(value);
        updatedAt = now;
        updatedBy = by;
    }
}
