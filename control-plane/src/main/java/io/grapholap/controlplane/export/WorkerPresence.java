package io.grapholap.controlplane.export;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether there are workers who could take jobs. A job that waits while they are all busy is in a
 * queue; one that waits although nobody ever comes has failed.
 */
@ApplicationScoped
class WorkerPresence {
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final String SEEN =
            "insert into export_workers (name, last_seen_at) values (:name, :now)"
                    + " on conflict (name) do update set last_seen_at = excluded.last_seen_at";
    private static final String LAST_SEEN =
            "select greatest("
                    + "(select max(last_seen_at) from export_workers),"
                    + " (select max(updated_at) from export_jobs"
                    + "   where state = 'claimed' and lease_until > :now))";

    private final Clock clock;
    private final Instant startedAt;

    WorkerPresence(Clock clock) {
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** A worker asks for work; in the transaction in hand. */
    Uni<Void> seen(String worker, Instant now) {
        return Panache.getSession()
                .flatMap(session ->
                        session.createNativeQuery(SEEN)
                                .setParameter("name", worker)
                                .setParameter("now", now)
                                .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * The moment from which on nobody could have taken a job: when the last worker was heard of, or
     * when this control plane came up and began to listen.
     */
    Uni<Instant> attended(Instant now) {
        return Panache.getSession()
                .flatMap(session ->
                        session.createNativeQuery(LAST_SEEN, Instant.class)
                                .setParameter("now", now)
                                .getSingleResultOrNull())
                .map(seen -> seen == null || seen.isBefore(startedAt) ? startedAt : seen);
    }

    /** Forgets workers that have not been heard of for a day. */
    @WithTransaction
    Uni<Void> forgetOld() {
        return Panache.getSession()
                .flatMap(session ->
                        session.createNativeQuery(
                                        "delete from export_workers where last_seen_at < :old")
                                .setParameter("old", clock.instant().minus(REMEMBERED))
                                .executeUpdate())
                .replaceWithVoid();
    }
}
