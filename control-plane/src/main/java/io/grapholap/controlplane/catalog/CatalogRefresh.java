package io.grapholap.controlplane.catalog;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.controlplane.job.BackgroundJob;
import io.grapholap.controlplane.warehouse.WarehouseClient;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Asks the warehouse what is in it, one catalog after the other. A catalog that cannot be read
 * stays as it was last told, with the time of that.
 */
@ApplicationScoped
class CatalogRefresh implements BackgroundJob {
    static final String NAME = "schema_cache";

    private static final Logger LOG = Logger.getLogger(CatalogRefresh.class);
    private static final Duration DEADLINE = Duration.ofHours(1);

    private final WarehouseClient warehouse;
    private final CatalogWriter writer;
    private final CatalogConfig config;
    private final CatalogMetrics metrics;
    private final Clock clock;

    CatalogRefresh(
            WarehouseClient warehouse,
            CatalogWriter writer,
            CatalogConfig config,
            CatalogMetrics metrics,
            Clock clock) {
        this.warehouse = warehouse;
        this.writer = writer;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return config.refreshEvery();
    }

    @Override
    public Duration afterFailure() {
        return config.retryAfter();
    }

    @Override
    public Duration deadline() {
        return DEADLINE;
    }

    @Override
    public Uni<Void> run() {
        var refresh = metrics.refresh();
        return warehouse
                .catalogs()
                .flatMap(found ->
                        writer.keepOnly(found.names()).flatMap(_ -> refreshAll(found.names())))
                .onItemOrFailure()
                .invoke((_, failure) -> metrics.refreshed(refresh, failure == null));
    }

    private Uni<Void> refreshAll(List<String> catalogs) {
        var failed = new ArrayList<String>();
        return Multi.createFrom()
                .iterable(catalogs)
                .onItem()
                .transformToUniAndConcatenate(catalog -> refresh(catalog, failed))
                .collect()
                .asList()
                .invoke(_ -> {
                    if (!failed.isEmpty()) {
                        throw new Unavailable(
                                "export-worker", "These catalogs could not be read: " + failed);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> refresh(String catalog, List<String> failed) {
        return warehouse
                .catalog(catalog)
                .flatMap(contents ->
                        writer.replace(contents, clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .onFailure(e -> !isGone(e))
                .invoke(e -> {
                    LOG.warnf(e, "The catalog %s could not be read", catalog);
                    failed.add(catalog);
                })
                .onFailure()
                .recoverWithNull();
    }

    /** Dropped since the names were told; the next run forgets it. */
    private static boolean isGone(Throwable e) {
        return e instanceof PlatformException p && p.code() == ErrorCode.RESOURCE_NOT_FOUND;
    }
}
