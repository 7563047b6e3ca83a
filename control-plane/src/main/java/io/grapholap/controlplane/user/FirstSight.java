package io.grapholap.controlplane.user;

import io.grapholap.common.error.PlatformException.Unauthorized;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Gives everybody who was let in a row among the users. */
class FirstSight {
    private final CurrentCaller caller;
    private final Logins logins;

    FirstSight(CurrentCaller caller, Logins logins) {
        this.caller = caller;
        this.logins = logins;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 1)
    public Uni<Void> note() {
        try {
            return logins.seen(caller.get());
        } catch (Unauthorized nobodyOnAnOpenEndpoint) {
            return Uni.createFrom().voidItem();
        }
    }
}
