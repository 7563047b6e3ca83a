package io.grapholap.importscheduler.run;

import io.grapholap.importscheduler.window.Window;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Windows; whoever moves one holds the lock of its job. */
@ApplicationScoped
class QueryRepository implements PanacheRepositoryBase<QueryEntity, String> {
    /**
     * The oldest open window of its lane, which waits no longer, whose owner is not heard of any
     * more, or which failed before its job was started again.
     */
    private static final String DUE =
            """
            (q.status = 'pending' and q.available_at <= :now
                or q.status = 'running' and q.lease_until <= :now
                or q.status = 'failed' and (q.available_at <= :now or q.finished_at < j.started_at))
            and not exists (select 1 from table_job_queries e
                where e.job_id = q.job_id and e.lane = q.lane and e.seq < q.seq
                and e.status not in ('success', 'cancelled'))
            """;

    private static final String JOBS =
            "select j.id from table_jobs j where j.status = 'active' and exists"
                    + " (select 1 from table_job_queries q where q.job_id = j.id and "
                    + DUE
                    + ") limit :most for update skip locked";
    private static final String WINDOWS =
            "select q.id from table_job_queries q join table_jobs j on j.id = q.job_id"
                    + " where j.id in (:jobs) and "
                    + DUE
                    + " order by q.available_at limit :most";
    private static final String UNWANTED =
            "select q.id from table_job_queries q join table_jobs j on j.id = q.job_id"
                    + " where q.id in (:ids) and (j.status <> 'active' or q.status <> 'running')";

    private static final String DELETED =
            "select j.id from TableJobEntity j where j.status = 'deleted'";

    /** Jobs with windows that are due and that nobody else has locked; locked. */
    Uni<List<String>> lockDueJobs(Instant now, int most) {
        return getSession()
                .flatMap(session ->
                        session.createNativeQuery(JOBS, String.class)
                                .setParameter("now", now)
                                .setParameter("most", most)
                                .getResultList());
    }

    /** Windows of jobs that are locked which are due; at most one of a lane. */
    Uni<List<QueryEntity>> due(Collection<String> jobs, Instant now, int most) {
        return getSession()
                .flatMap(session ->
                        session.createNativeQuery(WINDOWS, String.class)
                                .setParameter("jobs", jobs)
                                .setParameter("now", now)
                                .setParameter("most", most)
                                .getResultList())
                .flatMap(ids -> list("id in ?1", ids));
    }

    /** Which of these windows nobody wants read any more. */
    Uni<List<String>> unwanted(Collection<String> ids) {
        return getSession()
                .flatMap(session ->
                        session.createNativeQuery(UNWANTED, String.class)
                                .setParameter("ids", ids)
                                .getResultList());
    }

    /** Windows that wait although their job is deleted. */
    Uni<List<QueryEntity>> abandoned(int most) {
        return find("status = 'pending' and jobId in (%s)".formatted(DELETED)).page(0, most).list();
    }

    /** The row, locked until the transaction ends; null if there is none. */
    Uni<QueryEntity> locked(String id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The same range of the same lane; null if nobody asked for it. */
    Uni<QueryEntity> same(String jobId, Window window) {
        return find(
                        "jobId = ?1 and lane = ?2 and windowStartNanos = ?3 and windowEndNanos = ?4",
                        jobId,
                        window.lane().name(),
                        window.start().nanos(),
                        window.end().nanos())
                .firstResult();
    }

    /** How many windows of a lane are not landed. */
    Uni<Long> open(String jobId, String lane) {
        return count(
                "jobId = ?1 and lane = ?2 and status not in ('success', 'cancelled')", jobId, lane);
    }

    Uni<Long> nextSeq(String jobId, String lane) {
        return find("jobId = ?1 and lane = ?2 order by seq desc", jobId, lane)
                .firstResult()
                .map(last -> last == null ? 1 : last.seq + 1);
    }
}
