package io.grapholap.controlplane.mapping;

import io.smallrye.mutiny.Uni;

/** Who still needs a mapping; asked before one is deleted, in the same transaction. */
public interface MappingUsage {
    /** How many snapshots pin a version of the mapping, in any state. */
    Uni<Long> snapshotsOf(long mappingId);
}
