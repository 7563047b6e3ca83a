package io.grapholap.controlplane.catalog;

import io.grapholap.controlplane.job.WhileStopping;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.ToLongFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How refreshes of the schema browser end, counted where they ran, and what it knows, said alike by
 * every control plane.
 */
@ApplicationScoped
class CatalogMetrics {
    private static final Logger LOG = Logger.getLogger(CatalogMetrics.class);

    private final CatalogService catalogs;
    private final MeterRegistry registry;
    private final Counter succeeded;
    private final Counter failed;
    private final Timer duration;
    private volatile @Nullable CacheStats last;

    CatalogMetrics(CatalogService catalogs, MeterRegistry registry) {
        this.catalogs = catalogs;
        this.registry = registry;
        this.succeeded = counter("success");
        this.failed = counter("failure");
        this.duration =
                Timer.builder("schema_cache_refresh_duration")
                        .description("How long refreshes of the schema browser took")
                        .register(registry);
    }

    void register(@Observes StartupEvent event) {
        entries("catalog", CacheStats::totalCatalogs);
        entries("schema", CacheStats::totalSchemas);
        entries("table", CacheStats::totalTables);
        entries("column", CacheStats::totalColumns);
    }

    Timer.Sample refresh() {
        return Timer.start(registry);
    }

    void refreshed(Timer.Sample refresh, boolean success) {
        refresh.stop(duration);
        (success ? succeeded : failed).increment();
    }

    @Scheduled(
            identity = "catalog-metrics",
            every = "{graph-olap.metrics.count-every:5s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = WhileStopping.class)
    Uni<Void> count() {
        return catalogs.stats()
                .onFailure()
                .invoke(e -> LOG.debugf(e, "not counted"))
                .onFailure()
                .recoverWithNull()
                .invoke(stats -> last = stats)
                .replaceWithVoid();
    }

    private void entries(String type, ToLongFunction<CacheStats> count) {
        Gauge.builder("schema_cache_entries_total", this, metrics -> metrics.read(count))
                .description("What the schema browser knows, by kind")
                .tag("entity_type", type)
                .register(registry);
    }

    private double read(ToLongFunction<CacheStats> count) {
        var stats = last;
        return stats == null ? Double.NaN : count.applyAsLong(stats);
    }

    private Counter counter(String status) {
        return Counter.builder("schema_cache_refreshes")
                .description("Refreshes of the schema browser by how they ended")
                .tag("status", status)
                .register(registry);
    }
}
