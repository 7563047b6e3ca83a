package io.grapholap.gateway.route;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once every route that was known at the start has been read. */
@Readiness
@ApplicationScoped
class RoutesReady implements HealthCheck {
    private final RouteFeed feed;
    private final RouteTable table;

    RoutesReady(RouteFeed feed, RouteTable table) {
        this.feed = feed;
        this.table = table;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("routes")
                .status(feed.isCaughtUp())
                .withData("instances", table.size())
                .build();
    }
}
