package io.grapholap.importscheduler.run;

import io.grapholap.importscheduler.job.TableJobService;
import io.grapholap.importscheduler.job.TableJobState;
import io.grapholap.importscheduler.window.Window;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Stores what was planned. */
@ApplicationScoped
class PlanTable {
    private final QueryTable table;
    private final QueryRepository queries;
    private final JobCounters counters;
    private final LaneRepository lanes;
    private final LaneTable laneTable;
    private final TableJobService jobs;

    PlanTable(
            QueryTable table,
            QueryRepository queries,
            JobCounters counters,
            LaneRepository lanes,
            LaneTable laneTable,
            TableJobService jobs) {
        this.table = table;
        this.queries = queries;
        this.counters = counters;
        this.lanes = lanes;
        this.laneTable = laneTable;
        this.jobs = jobs;
    }

    /**
     * Adds the windows to lanes that have none open and are still where they were when this was
     * planned; nothing for a job that is not active any more.
     *
     * @param claimed until when the planner has the job to itself
     */
    @WithTransaction
    Uni<Void> store(String jobId, LanePlanner.Plan plan, Instant claimed) {
        return counters.lock(jobId)
                .flatMap(_ -> jobs.byId(jobId))
                .flatMap(job ->
                        job.state() instanceof TableJobState.Active
                                ? Multi.createFrom()
                                        .iterable(plan.windows())
                                        .onItem()
                                        .transformToUniAndConcatenate(w -> add(jobId, w))
                                        .collect()
                                        .asList()
                                        .flatMap(_ -> laneTable.end(jobId, plan.done()))
                                        .flatMap(_ ->
                                                laneTable.plannedUntil(jobId, claimed, plan.next()))
                                : Uni.createFrom().voidItem());
    }

    private Uni<Void> add(String jobId, Window window) {
        var lane = window.lane().name();
        return queries.open(jobId, lane)
                .flatMap(open ->
                        open > 0
                                ? Uni.createFrom().voidItem()
                                : lanes.findById(LaneEntity.id(jobId, lane))
                                        .flatMap(state ->
                                                state != null && continues(state, window)
                                                        ? table.insert(jobId, window)
                                                                .replaceWithVoid()
                                                        : Uni.createFrom().voidItem()));
    }

    /** Whether the window begins, or for a backfill ends, where the lane is. */
    private static boolean continues(LaneEntity lane, Window window) {
        return lane.position.equals(window.start().text())
                || lane.position.equals(window.end().text());
    }
}
