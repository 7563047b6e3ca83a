package io.grapholap.controlplane.instance;

import io.grapholap.controlplane.instance.MemoryUse.Upgrade;
import io.grapholap.controlplane.job.BackgroundJob;
import io.grapholap.controlplane.limit.Reservations;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Gives running instances more memory before they run out of it: twice as much, a few times each,
 * and with a pause after each time. It reads those that are short of it and no others.
 */
@ApplicationScoped
class ResourceMonitor implements BackgroundJob {
    private static final Logger LOG = Logger.getLogger(ResourceMonitor.class);
    private static final int BATCH = 100;

    private final MemoryUses uses;
    private final Resizing resizing;
    private final Reservations reservations;
    private final InstanceConfig config;
    private final ResourceMonitorMetrics metrics;
    private final Clock clock;

    ResourceMonitor(
            MemoryUses uses,
            Resizing resizing,
            Reservations reservations,
            InstanceConfig config,
            ResourceMonitorMetrics metrics,
            Clock clock) {
        this.uses = uses;
        this.resizing = resizing;
        this.reservations = reservations;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "resource_monitor";
    }

    @Override
    public Duration interval() {
        return config.monitorEvery();
    }

    @Override
    public Uni<Void> run() {
        if (!config.upgrades()) {
            return Uni.createFrom().voidItem();
        }
        var look = metrics.look();
        return watch().onItemOrFailure()
                .invoke((_, failure) -> metrics.looked(look, failure != null));
    }

    private Uni<Void> watch() {
        var before = clock.instant().minus(config.upgradeCooldown());
        return reservations
                .limits()
                .flatMap(limits ->
                        uses.shortOfMemory(config.maxUpgrades(), before, BATCH)
                                .onItem()
                                .transformToMulti(Multi.createFrom()::iterable)
                                .onItem()
                                .transformToUniAndConcatenate(use ->
                                        use.upgrade(limits.instanceMemory())
                                                .map(more -> give(use, more))
                                                .orElseGet(() -> Uni.createFrom().voidItem()))
                                .collect()
                                .asList())
                .replaceWithVoid();
    }

    /** One that cannot have more does not keep the others waiting. */
    private Uni<Void> give(MemoryUse use, Upgrade more) {
        return resizing.upgrade(use.instanceId(), more.memoryBytes(), more.reason())
                .invoke(() -> metrics.resized(more))
                .invoke(() ->
                        LOG.infof(
                                "Instance %d uses %d of %d GiB and has %d GiB now",
                                use.instanceId(),
                                Sizing.gib(use.usedBytes()),
                                Sizing.gib(use.memoryBytes()),
                                Sizing.gib(more.memoryBytes())))
                .replaceWithVoid()
                .onFailure()
                .recoverWithItem(e -> {
                    metrics.notResized();
                    LOG.warnf(
                            "Instance %d is short of memory and got no more: %s",
                            use.instanceId(), e.getMessage());
                    return null;
                });
    }
}
