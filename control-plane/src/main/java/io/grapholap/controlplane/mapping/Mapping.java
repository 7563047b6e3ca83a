package io.grapholap.controlplane.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
        MappingVersion current) {

    /** A copy of it, before it is stored: its SQL stays as checked as it is on the same source. */
    CheckedMapping copy(String newName, Optional<Long> source) {
        boolean kept = Objects.equals(dataSourceId, source.orElse(null));
        var definition = current.definition();
        var wanted =
                new NewMapping(
                        newName,
                        description,
                        definition.nodeDefinitions(),
                        definition.edgeDefinitions(),
                        ttl,
                        inactivityTimeout,
                        definition.qualityPolicy().wireName(),
                        source.orElse(null));
        return new CheckedMapping(
                wanted,
                kept ? current.validation() : Validation.UNCHECKED,
                kept
                        ? List.of()
                        : List.of(
                                "The data source "
                                        + dataSourceId
                                        + " was left out: it belongs to another user and is not"
                                        + " shared. The SQL runs in the deployment's own"
                                        + " warehouse."));
    }
}
