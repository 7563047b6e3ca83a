package io.grapholap.controlplane.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.ToDoubleFunction;

/** The connections that requests share, under the name that operators know. */
@ApplicationScoped
class PoolMetrics {
    private static final String IN_USE = "sql.pool.active";
    private static final String AVAILABLE = "sql.pool.idle";

    private final MeterRegistry registry;

    PoolMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void register(@Observes StartupEvent event) {
        gauge("total", r -> sum(r, IN_USE) + sum(r, AVAILABLE));
        gauge("in_use", r -> sum(r, IN_USE));
        gauge("available", r -> sum(r, AVAILABLE));
    }

    private void gauge(String state, ToDoubleFunction<MeterRegistry> value) {
        Gauge.builder("graph_olap_database_connections", registry, value)
                .description("Connections to the database that this control plane may have")
                .tag("state", state)
                .register(registry);
    }

    private static double sum(MeterRegistry registry, String name) {
        return registry.find(name).gauges().stream().mapToDouble(Gauge::value).sum();
    }
}
