package io.grapholap.controlplane.mapping;

import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.controlplane.row.JsonColumn;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Row of {@code mapping_versions}; written once. */
@Entity
@Immutable
@Table(name = "mapping_versions")
class MappingVersionEntity {
    @Embeddable
    record Key(@Column(name = "mapping_id") long mappingId, int version) {}

    @EmbeddedId Key key;

    @Column(name = "change_description")
    @Nullable String changeDescription;

    @Column(columnDefinition = "jsonb")
    JsonObject definition;

    String validation;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    protected MappingVersionEntity() {}

    static MappingVersionEntity of(MappingVersion version) {
        var row = new MappingVersionEntity();
        row.key = new Key(version.mappingId(), version.version());
        row.changeDescription = version.changeDescription();
        row.definition = JsonColumn.write(version.definition());
        row.validation = version.validation().wireName();
        row.createdAt = version.createdAt();
        row.createdBy = version.createdBy();
        return row;
    }

    MappingVersion toVersion() {
        return new MappingVersion(
                key.mappingId(),
                key.version(),
                changeDescription,
                JsonColumn.read(definition, MappingDefinition.class),
                Validation.ofWire(validation),
                createdAt,
                createdBy);
    }
}
