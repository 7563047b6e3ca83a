package io.grapholap.controlplane.feed;

import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Changes of one resource as they happen. */
@Path("/api/events")
@Access(Who.USER)
class FeedResource {
    private final FeedService feed;
    private final FeedCheck checks;
    private final CurrentCaller caller;

    FeedResource(FeedService feed, FeedCheck checks, CurrentCaller caller) {
        this.feed = feed;
        this.checks = checks;
        this.caller = caller;
    }

    /**
     * The first event is the state as it is, so {@code Last-Event-ID} is of no use and harmless.
     */
    @GET
    @Checked
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @APIResponseSchema(FeedState.class)
    public Multi<OutboundSseEvent> events(
            @RestQuery @Nullable String resource,
            @RestQuery @Nullable String id,
            @Context Sse sse) {
        return feed.follow(checks.key(resource, id), caller.get()).map(state -> event(state, sse));
    }

    private static OutboundSseEvent event(Optional<FeedState> state, Sse sse) {
        return state.map(s ->
                        sse.newEventBuilder()
                                .name(s.last() ? FeedState.DELETED : "state")
                                .id(Long.toString(s.sequence()))
                                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                                .data(FeedState.class, s)
                                .build())
                .orElseGet(() -> sse.newEventBuilder().comment("nothing new").build());
    }
}
