package io.grapholap.controlplane.idempotency;

import io.grapholap.controlplane.idempotency.Verdict.Answered;
import io.grapholap.controlplane.idempotency.Verdict.Granted;
import io.grapholap.controlplane.idempotency.Verdict.InFlight;
import io.grapholap.controlplane.idempotency.Verdict.Reused;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Rows of {@code idempotency_keys}; every method joins the caller's transaction. */
@ApplicationScoped
class KeyRepository {
    /** A row that nobody stands behind any more counts as none. */
    private static final String CLAIM =
            """
            insert into idempotency_keys as k (request_sha256, body_hmac, claim, claimed_at)
            values (:request, :body, :claim, :now)
            on conflict (request_sha256) do update
               set body_hmac = excluded.body_hmac, claim = excluded.claim,
                   claimed_at = excluded.claimed_at, status = null, answer = null
             where k.claimed_at <= :forgotten or (k.answer is null and k.claimed_at <= :abandoned)
            """;

    private static final String ANSWER =
            """
            update idempotency_keys set status = :status, answer = :answer
             where request_sha256 = :request and claim = :claim and answer is null
            """;

    private static final String RELEASE =
            """
            delete from idempotency_keys
             where request_sha256 = :request and claim = :claim and answer is null
            """;

    private static final String FORGET =
            """
            delete from idempotency_keys where request_sha256 in
              (select request_sha256 from idempotency_keys where claimed_at <= :forgotten limit :most)
            """;

    /**
     * Claims the key of a request unless somebody holds it.
     *
     * @param keep how long answers count
     * @param hold how long claims count
     */
    Uni<Verdict> claim(
            KeyedRequest request, UUID claim, Instant now, Duration keep, Duration hold) {
        return session()
                .flatMap(session ->
                        session.createNativeQuery(CLAIM)
                                .setParameter("request", request.sha256())
                                .setParameter("body", request.bodyHmac())
                                .setParameter("claim", claim)
                                .setParameter("now", now)
                                .setParameter("forgotten", now.minus(keep))
                                .setParameter("abandoned", now.minus(hold))
                                .executeUpdate()
                                .flatMap(won ->
                                        won == 1
                                                ? Uni.createFrom().item(new Granted(claim))
                                                : judge(session, request, now.minus(hold))));
    }

    private static Uni<Verdict> judge(
            Mutiny.Session session, KeyedRequest request, Instant abandoned) {
        return session.createNativeQuery(
                        "select body_hmac, status, answer, claimed_at from idempotency_keys"
                                + " where request_sha256 = :request",
                        Object[].class)
                .setParameter("request", request.sha256())
                .getSingleResultOrNull()
                .map(row -> verdict(row, request, abandoned));
    }

    private static Verdict verdict(
            Object @Nullable [] row, KeyedRequest request, Instant abandoned) {
        if (row == null) {
            return new InFlight(Duration.ofSeconds(1));
        }
        if (!request.bodyHmac().equals(row[0])) {
            return new Reused();
        }
        return row[2] == null
                ? new InFlight(Duration.between(abandoned, ((OffsetDateTime) row[3]).toInstant()))
                : new Answered(((Number) row[1]).intValue(), (String) row[2]);
    }

    /** Stores the answer; false if the claim no longer holds. */
    Uni<Boolean> answer(KeyedRequest request, UUID claim, int status, String answer) {
        return session()
                .flatMap(session ->
                        session.createNativeQuery(ANSWER)
                                .setParameter("status", status)
                                .setParameter("answer", answer)
                                .setParameter("request", request.sha256())
                                .setParameter("claim", claim)
                                .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** Gives the key back unless it was answered; harmless when it is not held. */
    Uni<Void> release(KeyedRequest request, UUID claim) {
        return session()
                .flatMap(session ->
                        session.createNativeQuery(RELEASE)
                                .setParameter("request", request.sha256())
                                .setParameter("claim", claim)
                                .executeUpdate())
                .replaceWithVoid();
    }

    /** Deletes up to {@code most} rows claimed at {@code forgotten} or before; says how many. */
    Uni<Integer> forget(Instant forgotten, int most) {
        return session()
                .flatMap(session ->
                        session.createNativeQuery(FORGET)
                                .setParameter("forgotten", forgotten)
                                .setParameter("most", most)
                                .executeUpdate());
    }

    private static Uni<Mutiny.Session> session() {
        return Panache.getSession();
    }
}
