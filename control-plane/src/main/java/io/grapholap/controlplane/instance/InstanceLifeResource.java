package io.grapholap.controlplane.instance;

import io.grapholap.common.paging.Page;
import io.grapholap.controlplane.listing.ParamReader;
import io.grapholap.controlplane.rule.Bodies;
import io.grapholap.platform.api.Envelope;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The life of one instance: put aside, brought back, given time, and told of. */
@Path("/api/instances/{id}")
@Access(Who.USER)
class InstanceLifeResource {
    private final Suspension suspension;
    private final Lifecycles lifecycles;
    private final InstanceViews views;
    private final CurrentCaller caller;

    InstanceLifeResource(
            Suspension suspension,
            Lifecycles lifecycles,
            InstanceViews views,
            CurrentCaller caller) {
        this.suspension = suspension;
        this.lifecycles = lifecycles;
        this.views = views;
        this.caller = caller;
    }

    @POST
    @Path("suspend")
    public Uni<Envelope<InstanceView>> suspend(@RestPath long id) {
        return suspension.suspend(id, caller.get()).flatMap(views::of).map(Envelope::of);
    }

    @POST
    @Path("resume")
    public Uni<Envelope<InstanceView>> resume(@RestPath long id) {
        return suspension.resume(id, caller.get()).flatMap(views::of).map(Envelope::of);
    }

    @PUT
    @Path("lifecycle")
    public Uni<Envelope<InstanceView>> lifecycle(@RestPath long id, InstanceLifecycleBody body) {
        return lifecycles
                .change(id, Bodies.present(body), caller.get())
                .flatMap(views::of)
                .map(Envelope::of);
    }

    @GET
    @Path("progress")
    public Uni<Envelope<ProgressView>> progress(@RestPath long id) {
        return views.progress(id, caller.get()).map(Envelope::of);
    }

    @GET
    @Path("events")
    public Uni<Envelope<List<HistoryView>>> events(
            @RestPath long id,
            @RestQuery @Nullable String offset,
            @RestQuery @Nullable String limit) {
        var read = new ParamReader();
        Page.Range range = read.range(offset, limit);
        read.check();
        return views.history(id, range, caller.get()).map(Envelope::of);
    }
}
