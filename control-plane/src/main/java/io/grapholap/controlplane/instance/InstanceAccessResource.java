package io.grapholap.controlplane.instance;

import io.grapholap.controlplane.access.AccessChange;
import io.grapholap.controlplane.access.AccessView;
import io.grapholap.controlplane.rule.Bodies;
import io.grapholap.platform.api.Envelope;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/instances/{id}/access")
@Access(Who.USER)
class InstanceAccessResource {
    private final InstanceAccess access;
    private final CurrentCaller caller;

    InstanceAccessResource(InstanceAccess access, CurrentCaller caller) {
        this.access = access;
        this.caller = caller;
    }

    @GET
    public Uni<Envelope<AccessView>> get(@RestPath long id) {
        return access.get(id, caller.get()).map(Envelope::of);
    }

    @PUT
    public Uni<Envelope<AccessView>> change(@RestPath long id, AccessChange change) {
        return access.change(id, Bodies.present(change).check(), caller.get()).map(Envelope::of);
    }
}
