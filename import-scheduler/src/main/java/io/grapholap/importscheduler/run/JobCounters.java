package io.grapholap.importscheduler.run;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the rows of jobs know of their windows; each call is a statement of the transaction. */
@ApplicationScoped
class JobCounters {
    /** Nobody else moves windows of the job until the transaction ends. */
    Uni<Void> lock(String jobId) {
        return number("select epoch from table_jobs where id = :id for update", jobId, Map.of())
                .replaceWithVoid();
    }

    /**
     * The number that fences owners of the job's windows.
     *
     * @param another whether it is another one than before, since a window is taken over
     */
    Uni<Long> epoch(String jobId, boolean another) {
        return number(
                "update table_jobs set epoch = epoch + :more where id = :id returning epoch",
                jobId,
                Map.of("more", another ? 1L : 0L));
    }

    /** Counts a window where it is now, and no longer where it was; null is nowhere. */
    Uni<Void> count(String jobId, @Nullable QueryStatus from, QueryStatus to) {
        var left = column(from);
        var entered = column(to);
        if (left == null ? entered == null : left.equals(entered)) {
            return Uni.createFrom().voidItem();
        }
        var sql =
                (left == null ? "" : left + " = " + left + " - 1")
                        + (left == null || entered == null ? "" : ", ")
                        + (entered == null ? "" : entered + " = " + entered + " + 1");
        return number(
                        "update table_jobs set " + sql + " where id = :id returning epoch",
                        jobId,
                        Map.of())
                .replaceWithVoid();
    }

    private static @Nullable String column(@Nullable QueryStatus status) {
        return switch (status) {
            case pending, running -> "queries_pending";
            case success -> "queries_success";
            case failed -> "queries_failed";
            case cancelled -> null;
            case null -> null;
        };
    }

    /** A window was landed: nothing blocks the job, and the next one may be planned. */
    Uni<Void> gotOn(String jobId, Instant now) {
        return number(
                        "update table_jobs set consecutive_failures = 0, failing_since = null,"
                                + " next_run_at = case when triggered then null else cast(:now as timestamptz) end"
                                + " where id = :id returning epoch",
                        jobId,
                        Map.of("now", now))
                .replaceWithVoid();
    }

    /**
     * How long a job has not got on.
     *
     * @param windows how many in a row ended failed
     */
    record Failing(int windows, Instant since) {}

    /** One more window ended failed. */
    Uni<Failing> failed(String jobId, Instant now) {
        return Panache.getSession()
                .flatMap(session ->
                        session.createNativeQuery(
                                        "update table_jobs set consecutive_failures = consecutive_failures + 1,"
                                                + " failing_since = coalesce(failing_since, cast(:now as timestamptz))"
                                                + " where id = :id returning consecutive_failures, failing_since",
                                        Object[].class)
                                .setParameter("id", jobId)
                                .setParameter("now", now)
                                .getSingleResult())
                .map(row ->
                        new Failing(
                                ((Number) row[0]).intValue(),
                                row[1] instanceof OffsetDateTime time
                                        ? time.toInstant()
                                        : (Instant) row[1]));
    }

    private static Uni<Long> number(String sql, String jobId, Map<String, Object> more) {
        return Panache.getSession()
                .flatMap(session -> {
                    var query = session.createNativeQuery(sql, Long.class);
                    query.setParameter("id", jobId);
                    more.forEach(query::setParameter);
                    return query.getSingleResult();
                });
    }
}
