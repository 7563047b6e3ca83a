package io.grapholap.controlplane.favorite;

import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.controlplane.idempotency.Idempotency;
import io.grapholap.controlplane.idempotency.Idempotent;
import io.grapholap.controlplane.rule.Bodies;
import io.grapholap.platform.api.Envelope;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/favorites")
@Access(Who.USER)
class FavoriteResource {
    private final FavoriteService favorites;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    FavoriteResource(FavoriteService favorites, Idempotency idempotency, CurrentCaller caller) {
        this.favorites = favorites;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** A type that nothing has is no fault: there are no favorites of it. */
    @GET
    public Uni<Envelope<List<FavoriteView>>> list(
            @RestQuery("resource_type") @Nullable String resourceType) {
        if (resourceType == null || resourceType.isEmpty()) {
            return favorites.list(caller.get(), null).map(Envelope::of);
        }
        return FavoriteType.of(resourceType)
                .map(type -> favorites.list(caller.get(), type))
                .orElseGet(() -> Uni.createFrom().item(List.of()))
                .map(Envelope::of);
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    public Uni<Envelope<Added>> add(NewFavorite wanted) {
        var checked = Bodies.present(wanted).check();
        return idempotency.once(() ->
                favorites
                        .add(checked.type(), checked.id(), caller.get())
                        .map(at -> new Added(checked.type(), checked.id(), at))
                        .map(Envelope::of));
    }

    @DELETE
    @Path("{type}/{id}")
    public Uni<Envelope<Removed>> remove(@RestPath String type, @RestPath long id) {
        var known =
                FavoriteType.of(type).orElseThrow(() -> new NotFound("favorite", type + "/" + id));
        return favorites
                .remove(known, id, caller.get())
                .replaceWith(Envelope.of(new Removed(true)));
    }

    record Added(FavoriteType resourceType, long resourceId, Instant createdAt) {}

    record Removed(boolean deleted) {}
}
