package io.grapholap.controlplane.instance;

import io.grapholap.controlplane.job.LifecycleMetrics;
import io.grapholap.controlplane.job.LifecycleSweep;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;
import org.jboss.logging.Logger;

/**
 * Ends instances whose time is over, and suspends those that nobody uses: found by index, batch by
 * batch, each in a transaction of its own that looks again.
 */
@ApplicationScoped
class InstanceSweep implements LifecycleSweep {
    private static final Logger LOG = Logger.getLogger(InstanceSweep.class);
    private static final int BATCH = 100;

    private final InstanceRepository instances;
    private final InstanceService service;
    private final Suspension suspension;
    private final LifecycleMetrics metrics;
    private final Clock clock;

    InstanceSweep(
            InstanceRepository instances,
            InstanceService service,
            Suspension suspension,
            LifecycleMetrics metrics,
            Clock clock) {
        this.instances = instances;
        this.service = service;
        this.suspension = suspension;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public Kind kind() {
        return Kind.INSTANCE;
    }

    @Override
    public Uni<Void> sweep() {
        return all(Cause.TTL, instances::expired, service::expire, 0)
                .flatMap(_ -> all(Cause.INACTIVITY, instances::idle, suspension::suspendIdle, 0));
    }

    /** Batch after batch, by id: one that stays does not come back. */
    private Uni<Void> all(Cause cause, Due due, LongFunction<Uni<Boolean>> end, long after) {
        return Panache.withSession(() -> due.next(clock.instant(), after, BATCH))
                .call(ids ->
                        Multi.createFrom()
                                .iterable(ids)
                                .onItem()
                                .transformToUniAndConcatenate(id -> one(cause, id, end))
                                .collect()
                                .asList())
                .flatMap(ids ->
                        ids.size() < BATCH
                                ? Uni.createFrom().voidItem()
                                : all(cause, due, end, ids.getLast()));
    }

    private interface Due {
        Uni<List<Long>> next(Instant now, long after, int limit);
    }

    private Uni<Void> one(Cause cause, long id, LongFunction<Uni<Boolean>> end) {
        return end.apply(id)
                .invoke(done -> metrics.ended(Kind.INSTANCE, cause, done ? 1 : 0))
                .onFailure()
                .recoverWithItem(e -> {
                    LOG.warnf(e, "Instance %d is past its time (%s) and stays", id, cause);
                    metrics.failed(Kind.INSTANCE);
                    return false;
                })
                .replaceWithVoid();
    }
}
