package io.grapholap.controlplane.mapping;

import io.grapholap.common.definition.MappingDefinition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a mapping; it never changes.
 *
 * @param version counts from 1, without gaps
 * @param changeDescription why it was made; null for version 1
 * @param validation whether its SQL was checked before it was stored
 * @param createdBy who made it
 */
public record MappingVersion(
        long mappingId,
        int version,
        @Nullable String changeDescription,
        MappingDefinition definition,
        Validation validation,
        Instant createdAt,
        String createdBy) {}
