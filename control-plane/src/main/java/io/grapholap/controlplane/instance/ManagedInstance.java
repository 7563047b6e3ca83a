package io.grapholap.controlplane.instance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the reconciler knows of one row.
 *
 * @param version version of the row when it was read; an act on an older one is not done
 * @param lastHeartbeat when its current wrapper was last heard; null before the first time
 */
record ManagedInstance(
        long id, long version, UUID slug, InstanceState state, @Nullable Instant lastHeartbeat) {}
