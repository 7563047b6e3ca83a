package io.grapholap.gateway.route;

import io.grapholap.gateway.GatewayConfig;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts the route finder together. */
@Dependent
class Wiring {
    @Produces
    @Singleton
    RouteFinder finder(RouteTable table, ControlPlaneDirectory directory, GatewayConfig config) {
        return new RouteFinder(
                table,
                directory,
                Infrastructure.getDefaultWorkerPool(),
                new RouteFinder.Limits(config.hold(), config.askTimeout(), config.maxHeld()));
    }
}
