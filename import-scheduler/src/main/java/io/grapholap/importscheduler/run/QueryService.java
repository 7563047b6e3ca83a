package io.grapholap.importscheduler.run;

import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.importscheduler.job.TableJobService;
import io.grapholap.importscheduler.paging.PageArguments;
import io.grapholap.importscheduler.paging.Slice;
import io.grapholap.importscheduler.paging.Slices;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What users see of windows. */
@ApplicationScoped
public class QueryService {
    private final QueryRepository queries;
    private final TableJobService jobs;

    QueryService(QueryRepository queries, TableJobService jobs) {
        this.queries = queries;
        this.jobs = jobs;
    }

    /** The windows of a job that was seen, newest first. */
    @WithSession
    public Uni<Slice<TableJobQuery>> page(String jobId, PageArguments page) {
        return Slices.read(queries, "jobId = :job", Map.of("job", jobId), page)
                .map(slice -> slice.map(QueryEntity::toQuery));
    }

    /** A window; fails with {@link NotFound} if there is none that the caller may see. */
    @WithSession
    public Uni<TableJobQuery> visible(String id, Caller caller) {
        return queries.findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("query", id))
                .map(QueryEntity::toQuery)
                .call(query ->
                        jobs.visible(query.jobId(), caller)
                                .onFailure(NotFound.class)
                                .transform(_ -> new NotFound("query", id)));
    }
}
