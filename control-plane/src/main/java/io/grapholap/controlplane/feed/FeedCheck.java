package io.grapholap.controlplane.feed;

import io.grapholap.controlplane.listing.ParamReader;
import io.grapholap.platform.identity.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Refuses streams before they begin. */
class FeedCheck {
    private final FeedService feed;
    private final CurrentCaller caller;

    FeedCheck(FeedService feed, CurrentCaller caller) {
        this.feed = feed;
        this.caller = caller;
    }

    @Checked
    @ServerRequestFilter
    public Uni<Void> check(ContainerRequestContext request) {
        var query = request.getUriInfo().getQueryParameters();
        return feed.check(key(query.getFirst("resource"), query.getFirst("id")), caller.get());
    }

    /** What is asked for; fails with all that is wrong, if anything is. */
    ResourceKey key(@Nullable String resource, @Nullable String id) {
        var read = new ParamReader();
        var known = feed.resources();
        var kind = read.oneOf("resource", resource, known.toArray(String[]::new), r -> r);
        var number = read.id("id", id);
        required(read, "resource", resource, "give one of " + known);
        required(read, "id", id, "give the id of a resource");
        read.check();
        return new ResourceKey(Objects.requireNonNull(kind), Objects.requireNonNull(number));
    }

    private static void required(
            ParamReader read, String name, @Nullable String value, String wayOut) {
        if (value == null || value.isEmpty()) {
            read.fault(name, "is missing; " + wayOut, "required");
        }
    }
}
