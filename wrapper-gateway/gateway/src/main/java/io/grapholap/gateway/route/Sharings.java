package io.grapholap.gateway.route;

import io.grapholap.common.event.InstanceEvent;
import io.grapholap.platform.identity.Sharing;

/** Reads out of the state of an instance who may do what with it. */
public final class Sharings {
    private Sharings() {}

    /** The rules for an instance in that state. */
    public static Sharing of(InstanceEvent.Changed state) {
        return new Sharing(state.owner(), state.visibility(), state.grants());
    }
}
