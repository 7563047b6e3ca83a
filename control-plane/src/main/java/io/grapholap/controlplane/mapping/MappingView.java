package io.grapholap.controlplane.mapping;

import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.common.definition.QualityPolicy;
import io.grapholap.platform.api.Identified;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mapping as clients see it, with the definitions of its current version.
 *
 * @param warnings what its owner should know of its SQL
 */
record MappingView(
        long id,
        String ownerUsername,
        String name,
        @Nullable String description,
        int currentVersion,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String ttl,
        @Nullable String inactivityTimeout,
        @Nullable Long dataSourceId,
        List<NodeDefinition> nodeDefinitions,
        List<EdgeDefinition> edgeDefinitions,
        QualityPolicy qualityPolicy,
        Validation validation,
        List<String> warnings,
        @Nullable String changeDescription,
        Instant versionCreatedAt,
        String versionCreatedBy)
        implements Identified {
    @Override
    public String resourceId() {
        return Long.toString(id);
    }

    static MappingView of(Mapping mapping) {
        return of(
                mapping,
                mapping.current().validation() == Validation.CHECKED
                        ? List.of()
                        : List.of("The SQL of this version was not checked by the warehouse."));
    }

    static MappingView of(StoredMapping stored) {
        return stored.warnings().isEmpty()
                ? of(stored.mapping())
                : of(stored.mapping(), stored.warnings());
    }

    private static MappingView of(Mapping mapping, List<String> warnings) {
        var current = mapping.current();
        return new MappingView(
                mapping.id(),
                mapping.owner(),
                mapping.name(),
                mapping.description(),
                current.version(),
                mapping.createdAt(),
                mapping.updatedAt(),
                mapping.ttl(),
                mapping.inactivityTimeout(),
                mapping.dataSourceId(),
                current.definition().nodeDefinitions(),
                current.definition().edgeDefinitions(),
                current.definition().qualityPolicy(),
                current.validation(),
                warnings,
                current.changeDescription(),
                current.createdAt(),
                current.createdBy());
    }
}
