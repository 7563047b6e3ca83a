package io.grapholap.platform.api;

import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.common.paging.Page;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Endpoints that do each thing the platform must cope with. */
@Path("/probe")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Access(Access.Who.USER)
class ProbeResource {
    record Thing(String thingName, int size, List<Thing> parts, Instant bornAt) {
        Thing {
            if (size < 0) {
                throw new io.grapholap.common.error.PlatformException.ValidationFailed(
                        "body.size", "must not be negative, found " + size, "range");
            }
        }
    }

    private final CurrentCaller caller;

    ProbeResource(CurrentCaller caller) {
        this.caller = caller;
    }

    @GET
    @Path("me")
    public Uni<Envelope<String>> me() {
        return Uni.createFrom()
                .item(() -> Envelope.of(caller.get().username() + "/" + caller.get().role()));
    }

    @GET
    @Path("page")
    public Envelope<List<String>> page(@RestQuery int offset, @RestQuery int limit) {
        return Envelope.of(new Page<>(List.of("a", "b"), 7, Page.Range.of(offset, limit)));
    }

    @POST
    @Path("things")
    public Uni<Envelope<Thing>> post(Thing thing) {
        return Uni.createFrom().item(Envelope.of(thing));
    }

    @GET
    @Path("things/{id}")
    public Uni<Envelope<Thing>> get(@RestPath long id) {
        return Uni.createFrom().failure(new NotFound("thing", id));
    }

    @GET
    @Path("bug")
    public Uni<String> bug() {
        return Uni.createFrom().failure(new IllegalStateException("secret inner words"));
    }

    @GET
    @Path("away")
    public Uni<String> away() {
        return Uni.createFrom().failure(new Unavailable("warehouse", "The warehouse is away."));
    }

    @GET
    @Path("ops")
    @Access(Access.Who.OPS)
    public String ops() {
        return "\"ops\"";
    }

    @GET
    @Path("open")
    @Access(Access.Who.OPEN)
    public String open() {
        return "\"open\"";
    }
}
