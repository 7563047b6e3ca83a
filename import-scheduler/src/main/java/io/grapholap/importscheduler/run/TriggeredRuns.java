package io.grapholap.importscheduler.run;

import io.grapholap.importscheduler.job.ImportRefused;
import io.grapholap.importscheduler.job.TableJob;
import io.grapholap.importscheduler.job.TableJobService;
import io.grapholap.importscheduler.job.TableJobState;
import io.grapholap.importscheduler.window.Window;
import io.grapholap.platform.identity.Caller;
import io.grapholap.warehouse.source.CursorValue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Windows that are asked for one by one. */
@ApplicationScoped
public class TriggeredRuns {
    private final TableJobService jobs;
    private final QueryTable queries;
    private final Clock clock;

    TriggeredRuns(TableJobService jobs, QueryTable queries, Clock clock) {
        this.jobs = jobs;
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * Asks for the rows of {@code [start, end)}. The same range twice is the same window; one that
     * failed is tried again.
     *
     * @return fails with {@link ImportRefused} of code {@code INVALID_WINDOW}, {@code
     *     NOT_A_TRIGGERED_JOB}, {@code JOB_NOT_ACTIVE} or {@code JOB_DELETED}, and as {@link
     *     TableJobService#visible}
     */
    public Uni<TableJobQuery> ask(String jobId, Instant start, Instant end, Caller caller) {
        return jobs.visible(jobId, caller)
                .invoke(job -> check(job, start, end))
                .flatMap(job ->
                        queries.ask(
                                job.id(),
                                Window.triggered(
                                        new CursorValue(start),
                                        new CursorValue(end),
                                        new CursorValue(clock.instant()))));
    }

    private void check(TableJob job, Instant start, Instant end) {
        switch (job.state()) {
            case TableJobState.Deleted _ -> throw ImportRefused.deleted(job.id());
            case TableJobState.Inactive _ ->
                    throw new ImportRefused(
                            "JOB_NOT_ACTIVE",
                            "The job " + job.id() + " is paused; start it first.");
            case TableJobState.Active _ -> {}
        }
        if (!job.triggered()) {
            throw new ImportRefused(
                    "NOT_A_TRIGGERED_JOB",
                    "The job %s imports by the clock; create it with createTriggeredOngoingTableImportJob."
                            .formatted(job.id()));
        }
        if (!start.isBefore(end)) {
            throw new ImportRefused(
                    "INVALID_WINDOW",
                    "The window ends at %s, which is not after its start %s."
                            .formatted(end, start));
        }
        if (end.isAfter(clock.instant())) {
            throw new ImportRefused(
                    "INVALID_WINDOW",
                    "The window ends at %s, which is yet to come.".formatted(end));
        }
    }
}
