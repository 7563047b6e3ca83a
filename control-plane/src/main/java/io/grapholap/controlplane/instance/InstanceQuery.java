package io.grapholap.controlplane.instance;

import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.controlplane.listing.ListQuery;
import org.jspecify.annotations.Nullable;

/** Which instances a list shows; what is null leaves all. */
record InstanceQuery(
        ListQuery list,
        @Nullable Long mappingId,
        @Nullable Long snapshotId,
        @Nullable InstanceStatus status) {

    InstanceQuery(ListQuery list, @Nullable Long snapshotId, @Nullable InstanceStatus status) {
        this(list, null, snapshotId, status);
    }

    /** Those of all snapshots of a mapping. */
    static InstanceQuery ofMapping(long mappingId, ListQuery list) {
        return new InstanceQuery(list, mappingId, null, null);
    }
}
