package io.grapholap.wrapper.graph;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once queries are answered. */
@Readiness
@ApplicationScoped
class GraphReady implements HealthCheck {
    private final Lifecycle lifecycle;

    GraphReady(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("graph")
                .status(lifecycle.state() instanceof WrapperState.Running)
                .build();
    }
}
