package io.grapholap.controlplane.mapping;

import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.common.definition.QualityPolicy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version of a mapping as clients see it. */
record VersionView(
        long mappingId,
        int version,
        @Nullable String changeDescription,
        List<NodeDefinition> nodeDefinitions,
        List<EdgeDefinition> edgeDefinitions,
        QualityPolicy qualityPolicy,
        Validation validation,
        Instant createdAt,
        String createdBy) {

    static VersionView of(MappingVersion version) {
        var definition = version.definition();
        return new VersionView(
                version.mappingId(),
                version.version(),
                version.changeDescription(),
                definition.nodeDefinitions(),
                definition.edgeDefinitions(),
                definition.qualityPolicy(),
                version.validation(),
                version.createdAt(),
                version.createdBy());
    }
}
