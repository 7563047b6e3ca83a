package io.grapholap.controlplane.key;

import io.grapholap.controlplane.idempotency.Idempotency;
import io.grapholap.controlplane.idempotency.Idempotent;
import io.grapholap.controlplane.listing.ParamReader;
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
import java.time.Clock;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/api-keys")
@Access(Who.USER)
class ApiKeyResource {
    private final ApiKeyService keys;
    private final Idempotency idempotency;
    private final Clock clock;
    private final CurrentCaller caller;

    ApiKeyResource(ApiKeyService keys, Idempotency idempotency, Clock clock, CurrentCaller caller) {
        this.keys = keys;
        this.idempotency = idempotency;
        this.clock = clock;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    public Uni<Envelope<ApiKeyView>> create(ApiKeyRequest request) {
        var wanted = Bodies.present(request).check(caller.get().role(), clock.instant());
        return idempotency.once(() -> keys.create(wanted, caller.get()).map(Envelope::of));
    }

    @GET
    public Uni<Envelope<List<ApiKeyView>>> list(
            @RestQuery @Nullable String owner,
            @RestQuery @Nullable String offset,
            @RestQuery @Nullable String limit) {
        var read = new ParamReader();
        var range = read.range(offset, limit);
        read.check();
        return keys.list(owner, range, caller.get()).map(Envelope::of);
    }

    @DELETE
    @Path("{id}")
    public Uni<Void> revoke(@RestPath long id) {
        return keys.revoke(id, caller.get());
    }
}
