package io.grapholap.controlplane.mapping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mapping in a list, without its definitions.
 *
 * @param nodeCount node definitions of the current version
 * @param edgeTypeCount edge definitions of the current version
 */
record MappingSummary(
        long id,
        String ownerUsername,
        String name,
        @Nullable String description,
        int currentVersion,
        Instant createdAt,
        Instant updatedAt,
        int nodeCount,
        int edgeTypeCount) {}
