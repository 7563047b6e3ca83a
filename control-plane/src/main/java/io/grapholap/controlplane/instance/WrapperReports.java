package io.grapholap.controlplane.instance;

import io.grapholap.common.event.Position;
import io.grapholap.common.event.WrapperEvent;
import io.grapholap.controlplane.instance.InstanceState.ComingUp;
import io.grapholap.controlplane.instance.InstanceState.Hopeful;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Believes what the wrapper launched last says of itself, once and in order. Reports of others,
 * repeats, late ones and those that no longer fit the state are no-ops.
 */
@ApplicationScoped
class WrapperReports {
    private static final Logger LOG = Logger.getLogger(WrapperReports.class);

    private final InstanceRepository instances;
    private final ReportRepository reports;
    private final HeartbeatRepository heartbeats;
    private final InstanceLife life;
    private final Failures failures;
    private final InstanceMetrics metrics;

    WrapperReports(
            InstanceRepository instances,
            ReportRepository reports,
            HeartbeatRepository heartbeats,
            InstanceLife life,
            Failures failures,
            InstanceMetrics metrics) {
        this.instances = instances;
        this.reports = reports;
        this.heartbeats = heartbeats;
        this.life = life;
        this.failures = failures;
        this.metrics = metrics;
    }

    @WithTransaction
    Uni<Void> apply(WrapperEvent event) {
        var slug = slugOf(event);
        if (slug == null) {
            return Uni.createFrom().voidItem();
        }
        return event instanceof WrapperEvent.Heartbeat beat
                ? heartbeats.beat(slug, beat, life.now()).replaceWithVoid()
                : instances
                        .locked(slug)
                        .flatMap(row ->
                                row != null && comesFromCurrent(row, event)
                                        ? once(row, event)
                                        : ignored(event));
    }

    private static boolean comesFromCurrent(InstanceEntity row, WrapperEvent event) {
        return row.state()
                .launch()
                .filter(l -> l.matches(event.incarnation(), event.startToken()))
                .isPresent();
    }

    private Uni<Void> once(InstanceEntity row, WrapperEvent event) {
        var position = new Position(event.incarnation(), event.sequence());
        return reportOf(row)
                .flatMap(report -> {
                    if (!position.isAfter(report.position())) {
                        return ignored(event);
                    }
                    report.write(position, life.now());
                    return reports.persist(report).flatMap(_ -> apply(row, report, event));
                });
    }

    private Uni<Void> apply(InstanceEntity row, ReportEntity report, WrapperEvent event) {
        return switch (event) {
            case WrapperEvent.Progressed progressed -> {
                report.write(new StartProgress(progressed.phase(), progressed.steps()));
                yield Uni.createFrom().voidItem();
            }
            case WrapperEvent.Ready ready when row.state() instanceof ComingUp comingUp ->
                    life.move(row, comingUp.ready(ready.address()))
                            .invoke(() -> metrics.started(comingUp, life.now()))
                            .replaceWithVoid();
            case WrapperEvent.Failed failed when row.state() instanceof Hopeful hopeful ->
                    failures.fail(
                                    row,
                                    hopeful,
                                    failed.errorCode(),
                                    failed.message(),
                                    failed.stackTrace())
                            .replaceWithVoid();
            case WrapperEvent.Ready _, WrapperEvent.Failed _, WrapperEvent.Heartbeat _ ->
                    ignored(event);
        };
    }

    private Uni<ReportEntity> reportOf(InstanceEntity row) {
        return reports.findById(row.id)
                .onItem()
                .ifNull()
                .continueWith(() -> ReportEntity.none(row.id));
    }

    private static Uni<Void> ignored(WrapperEvent event) {
        LOG.debugf(
                "Ignored %s %d of wrapper %s-%d",
                event.getClass().getSimpleName(),
                event.sequence(),
                event.slug(),
                event.incarnation());
        return Uni.createFrom().voidItem();
    }

    private static @Nullable UUID slugOf(WrapperEvent event) {
        try {
            return UUID.fromString(event.slug());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
