package io.grapholap.controlplane.listing;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Whoever has changed something finds it in the totals of the next list. */
class TotalsFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Totals totals;

    TotalsFilter(Totals totals) {
        this.totals = totals;
    }

    @ServerResponseFilter
    public void note(ContainerRequestContext request) {
        if (!SAFE.contains(request.getMethod())) {
            totals.forget();
        }
    }
}
