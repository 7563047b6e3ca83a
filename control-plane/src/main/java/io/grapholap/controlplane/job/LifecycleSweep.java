package io.grapholap.controlplane.job;

import io.grapholap.platform.identity.Caller;
import io.grapholap.platform.identity.Role;
import io.smallrye.mutiny.Uni;

/**
 * Ends the resources of one kind whose time is over. All beans of this type are run by the job
 * {@code lifecycle}, in the order of {@link Kind}; see {@link Sweeper} for how.
 */
public interface LifecycleSweep {
    /** On whose behalf it ends them. */
    Caller SYSTEM = new Caller("system", Role.ADMIN);

    /** What it ends. */
    Kind kind();

    /** Does it once; see {@link BackgroundJob#run}. */
    Uni<Void> sweep();

    /** Kinds of resources; those that keep others alive come first. */
    enum Kind {
        INSTANCE,
        SNAPSHOT,
        MAPPING
    }

    /** Why a resource's time is over. */
    enum Cause {
        TTL,
        INACTIVITY
    }
}
