package io.grapholap.controlplane.catalog;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts how refreshes of the schema browser end. */
@ApplicationScoped
class CatalogMetrics {
    private final Counter succeeded;
    private final Counter failed;

    CatalogMetrics(MeterRegistry registry) {
        this.succeeded = counter(registry, "success");
        this.failed = counter(registry, "failure");
    }

    void refreshed(boolean success) {
        (success ? succeeded : failed).increment();
    }

    private static Counter counter(MeterRegistry registry, String status) {
        return Counter.builder("schema_cache_refreshes")
                .description("Refreshes of the schema browser by how they ended")
                .tag("status", status)
                .register(registry);
    }
}
