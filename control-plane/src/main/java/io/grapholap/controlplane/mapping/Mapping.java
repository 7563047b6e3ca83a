package io.grapholap.controlplane.mapping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A description of a graph, with the version that is current.
 *
 * @param ttl how long it may live, as ISO-8601 duration; null for ever
 * @param inactivityTimeout how long it may go unused, as ISO-8601 duration; null for ever
 * @param dataSourceId where its SQL runs; null for the deployment's own warehouse
 */
public record Mapping(
        long id,
        String owner,
        String name,
        @Nullable String description,
        @Nullable String ttl,
        @Nullable String inactivityTimeout,
        @Nullable Long dataSourceId,
        Instant createdAt,
        Instant updatedAt,
        MappingVersion current) {}
