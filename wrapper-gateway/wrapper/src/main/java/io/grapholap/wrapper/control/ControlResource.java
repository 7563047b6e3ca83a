package io.grapholap.wrapper.control;

import io.grapholap.common.instance.InstanceResources;
import io.grapholap.platform.identity.Access;
import io.grapholap.wrapper.graph.Resizer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Open to no user: the gateway passes nothing of it on, and every call shows the control token. */
@Path("/control")
@Access(Access.Who.OPEN)
class ControlResource {
    private final ControlToken token;
    private final Resizer resizer;

    ControlResource(ControlToken token, Resizer resizer) {
        this.token = token;
        this.resizer = resizer;
    }

    @PUT
    @Path("resources")
    public Uni<Void> resources(
            @RestHeader("X-Service-Token") @Nullable String shown, InstanceResources wanted) {
        token.require(shown);
        return Uni.createFrom()
                .voidItem()
                .invoke(() -> resizer.resize(wanted))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
