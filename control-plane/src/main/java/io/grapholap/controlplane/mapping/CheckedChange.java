package io.grapholap.controlplane.mapping;

import io.grapholap.common.definition.MappingDefinition;
import java.util.List;

/**
 * A change that may be made to a mapping whose current version is {@code baseVersion}.
 *
 * @param merged the definition after the change
 * @param warnings what the owner should know of its SQL
 */
record CheckedChange(
        MappingChange wanted,
        int baseVersion,
        MappingDefinition merged,
        Validation validation,
        List<String> warnings) {}
