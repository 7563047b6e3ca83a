package io.grapholap.wrapper.query;

import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.platform.identity.Access;
import io.grapholap.wrapper.WrapperConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Cypher in, rows out; open to every user. */
@Path("/query")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class QueryResource {
    private final QueryService queries;
    private final WrapperConfig config;

    QueryResource(QueryService queries, WrapperConfig config) {
        this.queries = queries;
        this.config = config;
    }

    @POST
    @Access(value = Access.Who.USER, reads = true)
    public Uni<byte[]> query(@Nullable QueryBody body, @Context RoutingContext routing) {
        if (body == null) {
            throw new ValidationFailed("body", "is missing", "required");
        }
        var request = body.request(config.maxRows(), config.maxResultBytes());
        return Uni.createFrom()
                .emitter(emitter -> {
                    var running =
                            queries.answer(request)
                                    .subscribe()
                                    .with(emitter::complete, emitter::fail);
                    routing.addEndHandler(end -> {
                        if (end.failed()) {
                            running.cancel();
                        }
                    });
                });
    }
}
