package io.grapholap.controlplane.instance;

import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.controlplane.listing.ListQuery;
import org.jspecify.annotations.Nullable;

/** Which instances a list shows; what is null leaves all. */
record InstanceQuery(ListQuery list, @Nullable Long snapshotId, @Nullable InstanceStatus status) {}
