package io.grapholap.controlplane.instance;

import io.grapholap.controlplane.rule.Bodies;
import io.grapholap.platform.api.Envelope;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/** What one running instance may use. */
@Path("/api/instances/{id}")
@Access(Who.USER)
class InstanceSizeResource {
    private final Resizing resizing;
    private final InstanceViews views;
    private final CurrentCaller caller;

    InstanceSizeResource(Resizing resizing, InstanceViews views, CurrentCaller caller) {
        this.resizing = resizing;
        this.views = views;
        this.caller = caller;
    }

    @PUT
    @Path("cpu")
    public Uni<Envelope<InstanceView>> cpu(@RestPath long id, SizeRequests.Cpu request) {
        int cores = Bodies.present(request).check();
        return resizing.cpu(id, cores, caller.get()).flatMap(views::of).map(Envelope::of);
    }

    @PUT
    @Path("memory")
    public Uni<Envelope<InstanceView>> memory(@RestPath long id, SizeRequests.Memory request) {
        long bytes = Bodies.present(request).check();
        return resizing.memory(id, bytes, caller.get()).flatMap(views::of).map(Envelope::of);
    }
}
