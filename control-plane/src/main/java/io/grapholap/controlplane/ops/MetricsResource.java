package io.grapholap.controlplane.ops;

import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The metrics for a person; scrapers read them at the management port, without a login. */
@Path("/metrics")
@Access(Who.OPS)
class MetricsResource {
    private final PrometheusMeterRegistry registry;
    private final Vertx vertx;

    MetricsResource(PrometheusMeterRegistry registry, Vertx vertx) {
        this.registry = registry;
        this.vertx = vertx;
    }

    @GET
    @Produces("text/plain; version=0.0.4; charset=utf-8")
    public Uni<String> metrics() {
        return Uni.createFrom()
                .completionStage(() ->
                        vertx.executeBlocking(() -> registry.scrape(), false).toCompletionStage());
    }
}
