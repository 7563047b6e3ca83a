package io.grapholap.controlplane.job;

import io.grapholap.common.error.PlatformException.HasDependencies;
import io.grapholap.controlplane.job.DueRows.Due;
import io.grapholap.controlplane.job.LifecycleSweep.Kind;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.jboss.logging.Logger;

/** Ends resources whose time is over: found by index, batch by batch, each in its transaction. */
@ApplicationScoped
public class Sweeper {
    private static final Logger LOG = Logger.getLogger(Sweeper.class);

    private final DueRows rows;
    private final LifecycleMetrics metrics;
    private final Clock clock;

    Sweeper(DueRows rows, LifecycleMetrics metrics, Clock clock) {
        this.rows = rows;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Goes once through what is due, oldest first. What others still need stays and is counted in
     * {@code lifecycle_expired_in_use}; what cannot be ended, or is held by somebody else, does not
     * keep the rest waiting.
     *
     * @param end ends a resource, whose row is locked, in the transaction in hand; fails with
     *     {@link HasDependencies} if others need it
     */
    public Uni<Void> sweep(Kind kind, List<Expiry> expiries, LongFunction<Uni<Void>> end) {
        var kept = new AtomicInteger();
        return Multi.createFrom()
                .iterable(expiries)
                .onItem()
                .transformToUniAndConcatenate(
                        expiry -> new Pass(kind, expiry, end, clock.instant(), kept).from(Due.NONE))
                .collect()
                .asList()
                .invoke(() -> metrics.kept(kind, kept.get()))
                .replaceWithVoid();
    }

    private final class Pass {
        private final Kind kind;
        private final Expiry expiry;
        private final LongFunction<Uni<Void>> end;
        private final Instant now;
        private final AtomicInteger kept;

        Pass(
                Kind kind,
                Expiry expiry,
                LongFunction<Uni<Void>> end,
                Instant now,
                AtomicInteger kept) {
            this.kind = kind;
            this.expiry = expiry;
            this.end = end;
            this.now = now;
            this.kept = kept;
        }

        Uni<Void> from(Due last) {
            return rows.after(last, expiry, now)
                    .call(batch ->
                            Multi.createFrom()
                                    .iterable(batch)
                                    .onItem()
                                    .transformToUniAndConcatenate(this::endOne)
                                    .collect()
                                    .asList())
                    .flatMap(batch ->
                            batch.size() < DueRows.BATCH
                                    ? Uni.createFrom().voidItem()
                                    : from(batch.getLast()));
        }

        private Uni<Void> endOne(Due due) {
            return Panache.withTransaction(() ->
                            rows.lockIfDue(due.id(), expiry, now)
                                    .call(mine ->
                                            mine
                                                    ? end.apply(due.id())
                                                    : Uni.createFrom().voidItem()))
                    .invoke(ended -> metrics.ended(kind, expiry.cause(), ended ? 1 : 0))
                    .onFailure()
                    .recoverWithItem(e -> stays(due, e))
                    .replaceWithVoid();
        }

        private boolean stays(Due due, Throwable why) {
            if (why instanceof HasDependencies needed) {
                LOG.debugf("past its time and kept: %s", needed.getMessage());
                kept.incrementAndGet();
            } else {
                LOG.warnf(why, "%s %d is past its time and could not be ended", kind, due.id());
                metrics.failed(kind);
            }
            return false;
        }
    }
}
