package io.grapholap.controlplane.mapping;

import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.controlplane.row.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.Synchronize;
import org.jspecify.annotations.Nullable;

/** Row of {@code mappings} beside the row of its current version, to be read in one statement. */
@Entity
@Immutable
@Synchronize({"mappings", "mapping_versions"})
@Subselect(
        """
        select m.id, m.owner_username, m.name, m.description, m.ttl, m.inactivity_timeout,
               m.data_source_id, m.created_at, m.updated_at, v.version, v.change_description,
               cast(v.definition as text) as definition, v.validation,
               v.created_at as version_created_at, v.created_by as version_created_by
          from mappings m
          join mapping_versions v on v.mapping_id = m.id and v.version = m.current_version
        """)
class CurrentMapping {
    @Id long id;

    @Column(name = "owner_username")
    String owner;

    String name;
    @Nullable String description;
    @Nullable String ttl;

    @Column(name = "inactivity_timeout")
    @Nullable String inactivityTimeout;

    @Column(name = "data_source_id")
    @Nullable Long dataSourceId;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    int version;

    @Column(name = "change_description")
    @Nullable String changeDescription;

    String definition;
    String validation;

    @Column(name = "version_created_at")
    Instant versionCreatedAt;

    @Column(name = "version_created_by")
    String versionCreatedBy;

    protected CurrentMapping() {}

    Mapping toMapping() {
        return new Mapping(
                id,
                owner,
                name,
                description,
                ttl,
                inactivityTimeout,
                dataSourceId,
                createdAt,
                updatedAt,
                new MappingVersion(
                        id,
                        version,
                        changeDescription,
                        JsonColumn.read(definition, MappingDefinition.class),
                        Validation.ofWire(validation),
                        versionCreatedAt,
                        versionCreatedBy));
    }
}
