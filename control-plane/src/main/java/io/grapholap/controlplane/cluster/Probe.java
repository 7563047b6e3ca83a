package io.grapholap.controlplane.cluster;

import io.smallrye.mutiny.Uni;

/** Asks one part of the platform whether it is there. All beans of this type are asked. */
interface Probe {
    /** Name of the part. */
    String component();

    /** Whether nothing at all works without it. */
    default boolean vital() {
        return false;
    }

    /** Done when it answered; fails with a reason for operators. Has no deadline of its own. */
    Uni<?> ask();
}
