package io.grapholap.wrapper.status;

import io.grapholap.wrapper.graph.Lifecycle;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Gives {@code /health} and {@code /ready} the body that clients of an instance know (wire
 * contract, section 6.2), in the place of what other services say.
 */
class HealthBodies {
    private static final Set<String> PATHS = Set.of("/health", "/ready");

    private final Lifecycle lifecycle;
    private final Clock clock;

    HealthBodies(Lifecycle lifecycle, Clock clock) {
        this.lifecycle = lifecycle;
        this.clock = clock;
    }

    record StatusWord(String status, Instant timestamp) {}

    @ServerResponseFilter
    public void replace(ContainerRequestContext request, ContainerResponseContext response) {
        if (PATHS.contains(request.getUriInfo().getPath())) {
            var word = response.getStatus() == 200 ? "healthy" : lifecycle.state().wireName();
            response.setEntity(new StatusWord(word, clock.instant()));
        }
    }
}
