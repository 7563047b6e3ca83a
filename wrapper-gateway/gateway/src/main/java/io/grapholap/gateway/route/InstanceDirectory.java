package io.grapholap.gateway.route;

import io.grapholap.common.event.InstanceEvent;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Who knows of instances before their events arrive: the control plane. */
interface InstanceDirectory {
    /** The current state; empty when there is no such instance. */
    Uni<Optional<InstanceEvent.Changed>> instance(String slug);
}
