package io.grapholap.importscheduler.run;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class LaneRepository implements PanacheRepositoryBase<LaneEntity, String> {
    private static final String DUE =
            "update table_jobs set next_run_at = cast(:until as timestamptz) where id in"
                    + " (select id from table_jobs where status = 'active' and not triggered"
                    + " and next_run_at <= :now order by next_run_at limit :most"
                    + " for update skip locked) returning id";

    /** Jobs whose windows are to be planned; nobody else gets them before {@code until}. */
    Uni<List<String>> due(Instant now, Instant until, int most) {
        return getSession()
                .flatMap(session ->
                        session.createNativeQuery(DUE, String.class)
                                .setParameter("now", now)
                                .setParameter("until", until)
                                .setParameter("most", most)
                                .getResultList());
    }

    /** The lanes of a job that has begun; none before. */
    Uni<List<LaneEntity>> of(String jobId) {
        return list("jobId = ?1 order by lane", jobId);
    }

    /** When the job's windows are planned next, unless it is to happen sooner. */
    Uni<Integer> plannedUntil(String jobId, Instant claimed, Instant next) {
        return getSession()
                .flatMap(session ->
                        session.createNativeQuery(
                                        "update table_jobs set next_run_at = cast(:next as timestamptz)"
                                                + " where id = :id and next_run_at = :claimed")
                                .setParameter("next", next)
                                .setParameter("id", jobId)
                                .setParameter("claimed", claimed)
                                .executeUpdate());
    }
}
