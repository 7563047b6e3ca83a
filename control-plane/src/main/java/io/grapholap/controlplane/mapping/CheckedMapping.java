package io.grapholap.controlplane.mapping;

import java.time.Instant;
import java.util.List;

/**
 * A mapping that may be stored, with what its owner should know of its SQL.
 *
 * @param wanted names the data source that was chosen; none for the deployment's own warehouse
 */
record CheckedMapping(NewMapping wanted, Validation validation, List<String> warnings) {

    /** What it is once it is stored, as version 1. */
    Mapping stored(long id, String owner, Instant now) {
        var first = new MappingVersion(id, 1, null, wanted.definition(), validation, now, owner);
        return new Mapping(
                id,
                owner,
                wanted.name(),
                wanted.description(),
                wanted.ttl(),
                wanted.inactivityTimeout(),
                wanted.dataSourceId(),
                now,
                now,
                first);
    }
}
