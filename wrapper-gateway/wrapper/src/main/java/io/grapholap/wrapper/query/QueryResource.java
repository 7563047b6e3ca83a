package io.grapholap.wrapper.query;

import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.engine.QueryRequest;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.CurrentCaller;
import io.grapholap.wrapper.WrapperConfig;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Cypher in, rows out, as JSON or as an Arrow stream; open to every user. */
@Path("/query")
@Consumes(MediaType.APPLICATION_JSON)
class QueryResource {
    private static final String ARROW = "application/vnd.apache.arrow.stream";

    /** Of JSON and Arrow, whoever takes both gets JSON. */
    private static final String ARROW_IF_WANTED = ARROW + ";qs=0.1";

    /** For those who count and need not read the answer. */
    private static final String ROW_COUNT = "X-Row-Count";

    private final QueryService queries;
    private final WrapperConfig config;
    private final CurrentCaller caller;

    QueryResource(QueryService queries, WrapperConfig config, CurrentCaller caller) {
        this.queries = queries;
        this.config = config;
        this.caller = caller;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Access(value = Access.Who.USER, reads = true)
    public Uni<byte[]> query(@Nullable QueryBody body, @Context RoutingContext routing) {
        var request = request(body, routing);
        var user = caller.get().username();
        return Uni.createFrom()
                .emitter(emitter -> {
                    var running =
                            queries.answer(request, user)
                                    .subscribe()
                                    .with(
                                            answer -> {
                                                routing.response()
                                                        .putHeader(
                                                                ROW_COUNT,
                                                                Long.toString(answer.rows()));
                                                emitter.complete(answer.body());
                                            },
                                            emitter::fail);
                    routing.addEndHandler(end -> {
                        if (end.failed()) {
                            running.cancel();
                        }
                    });
                });
    }

    @POST
    @Produces(ARROW_IF_WANTED)
    @Access(value = Access.Who.USER, reads = true)
    public Multi<byte[]> stream(@Nullable QueryBody body, @Context RoutingContext routing) {
        var request = request(body, routing);
        routing.addHeadersEndHandler(_ -> {
            // How much it is liked here is nobody's business.
            var headers = routing.response().headers();
            if (ARROW_IF_WANTED.equals(headers.get(HttpHeaders.CONTENT_TYPE))) {
                headers.set(HttpHeaders.CONTENT_TYPE, ARROW);
            }
        });
        // Half an answer must not look like a whole one.
        return queries.stream(
                request, caller.get().username(), () -> routing.request().connection().close());
    }

    private QueryRequest request(@Nullable QueryBody body, RoutingContext routing) {
        if (body == null) {
            throw new ValidationFailed("body", "is missing", "required");
        }
        var request = body.request(config.maxRows(), config.maxResultBytes());
        routing.response().putHeader("X-Query-ID", request.queryId());
        return request;
    }
}
