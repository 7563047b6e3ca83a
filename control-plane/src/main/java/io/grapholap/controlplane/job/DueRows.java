package io.grapholap.controlplane.job;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** Finds resources whose time is over, without reading any other. */
@ApplicationScoped
class DueRows {
    static final int BATCH = 100;

    /** The first {@link #BATCH} after {@code last}, oldest first. */
    @WithSession
    Uni<List<Due>> after(Due last, Expiry expiry, Instant now) {
        var sql =
                ("select %2$s, %3$s from %1$s where %3$s <= :now and (%3$s, %2$s) > (:at, :id)"
                                + " order by %3$s, %2$s limit :batch")
                        .formatted(expiry.table(), expiry.key(), expiry.time());
        return Panache.getSession()
                .flatMap(session ->
                        session.createNativeQuery(sql, Object[].class)
                                .setParameter("now", now)
                                .setParameter("at", last.at())
                                .setParameter("id", last.id())
                                .setParameter("batch", BATCH)
                                .getResultList())
                .map(found -> found.stream().map(Due::of).toList());
    }

    /**
     * Locks a resource, unless somebody else does, and looks again whether its time is over; in the
     * transaction in hand.
     */
    Uni<Boolean> lockIfDue(long id, Expiry expiry, Instant now) {
        var lock =
                "select id from %s where id = :id for update skip locked"
                        .formatted(expiry.resources());
        var look =
                "select %2$s from %1$s where %2$s = :id and %3$s <= :now"
                        .formatted(expiry.table(), expiry.key(), expiry.time());
        return Panache.getSession()
                .flatMap(session ->
                        session.createNativeQuery(lock, Long.class)
                                .setParameter("id", id)
                                .getSingleResultOrNull()
                                .flatMap(locked ->
                                        locked == null
                                                ? Uni.createFrom().item(false)
                                                : session.createNativeQuery(look, Long.class)
                                                        .setParameter("id", id)
                                                        .setParameter("now", now)
                                                        .getSingleResultOrNull()
                                                        .map(found -> found != null)));
    }

    /** A resource and when its time was over. */
    record Due(long id, Instant at) {
        /** Before all others. */
        static final Due NONE = new Due(0, Instant.EPOCH);

        static Due of(Object[] row) {
            var at = row[1] instanceof OffsetDateTime time ? time.toInstant() : (Instant) row[1];
            return new Due(((Number) row[0]).longValue(), at);
        }
    }
}
