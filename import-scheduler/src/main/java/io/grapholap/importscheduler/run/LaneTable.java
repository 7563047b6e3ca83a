package io.grapholap.importscheduler.run;

import io.grapholap.importscheduler.job.TableJob;
import io.grapholap.importscheduler.window.FirstRun;
import io.grapholap.importscheduler.window.Window;
import io.grapholap.importscheduler.window.WindowPlanner;
import io.grapholap.warehouse.source.CursorKind;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Keeps how far the lanes of scheduled jobs have come. */
@ApplicationScoped
class LaneTable {
    private final LaneRepository lanes;
    private final RunConfig config;

    LaneTable(LaneRepository lanes, RunConfig config) {
        this.lanes = lanes;
        this.config = config;
    }

    /** Takes jobs whose windows are to be planned. */
    @WithTransaction
    Uni<List<String>> due(Instant now, Duration lease, int most) {
        return lanes.due(now, now.plus(lease), most);
    }

    @WithSession
    Uni<List<LaneEntity>> of(String jobId) {
        return lanes.of(jobId);
    }

    /** Begins the lanes of a job that has none; gives those that it has. */
    @WithTransaction
    Uni<List<LaneEntity>> begin(String jobId, FirstRun plan, CursorKind kind, Instant now) {
        return lanes.of(jobId)
                .flatMap(found -> {
                    if (!found.isEmpty()) {
                        return Uni.createFrom().item(found);
                    }
                    var fresh =
                            Stream.concat(Stream.of(plan.scheduled()), plan.backfills().stream())
                                    .map(state -> LaneEntity.of(jobId, state, kind, now))
                                    .toList();
                    return lanes.persist(fresh).replaceWith(fresh);
                });
    }

    /** Moves the window's lane on; in the transaction that marks the window. */
    Uni<Void> landed(TableJob job, Window window, long rows, Instant now) {
        return lanes.findById(LaneEntity.id(job.id(), window.lane().name()))
                .invoke(lane -> {
                    if (lane != null) {
                        var settings = JobWindows.settings(job, lane.kind(), config);
                        var state = lane.toState(settings.refresh());
                        lane.write(
                                new WindowPlanner(settings).landed(state, window, rows, now), now);
                    }
                })
                .replaceWithVoid();
    }

    /** A lane that has landed all that it is for goes. */
    Uni<Void> end(String jobId, List<String> done) {
        return Multi.createFrom()
                .iterable(done)
                .onItem()
                .transformToUniAndConcatenate(
                        lane -> lanes.delete("id = ?1", LaneEntity.id(jobId, lane)))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** As {@link LaneRepository#plannedUntil}. */
    Uni<Void> plannedUntil(String jobId, Instant claimed, Instant next) {
        return lanes.plannedUntil(jobId, claimed, next).replaceWithVoid();
    }
}
