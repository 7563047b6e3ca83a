package io.grapholap.controlplane.mapping;

import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.controlplane.rule.LifecycleBody;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Row of {@code mappings}. */
@Entity
@Table(name = "mappings")
class MappingEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(name = "owner_username")
    String owner;

    String name;
    @Nullable String description;

    @Column(name = "current_version")
    int currentVersion;

    @Nullable String ttl;

    @Column(name = "inactivity_timeout")
    @Nullable String inactivityTimeout;

    @Column(name = "data_source_id")
    @Nullable Long dataSourceId;

    @Column(name = "node_count")
    int nodeCount;

    @Column(name = "edge_type_count")
    int edgeTypeCount;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Version
    @Column(name = "row_version")
    long rowVersion;

    protected MappingEntity() {}

    /** Applies all of the change but the definitions. */
    void write(MappingChange change) {
        name = change.name() == null ? name : change.name();
        description = change.description() == null ? description : change.description();
        ttl = change.ttl() == null ? ttl : change.ttl();
        inactivityTimeout =
                change.inactivityTimeout() == null ? inactivityTimeout : change.inactivityTimeout();
    }

    void write(LifecycleBody change) {
        ttl = change.ttl(ttl);
        inactivityTimeout = change.inactivityTimeout(inactivityTimeout);
    }

    /** Makes {@code version} the current one. */
    final void point(int version, MappingDefinition definition) {
        currentVersion = version;
        nodeCount = definition.nodeDefinitions().size();
        edgeTypeCount = definition.edgeDefinitions().size();
    }

    Mapping toMapping(MappingVersion current) {
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
                current);
    }

    MappingSummary toSummary() {
        return new MappingSummary(
                id,
                owner,
                name,
                description,
                currentVersion,
                createdAt,
                updatedAt,
                nodeCount,
                edgeTypeCount);
    }
}
