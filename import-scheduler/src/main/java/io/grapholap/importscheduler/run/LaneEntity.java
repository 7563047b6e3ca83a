package io.grapholap.importscheduler.run;

import io.grapholap.importscheduler.window.Lane;
import io.grapholap.importscheduler.window.LaneState;
import io.grapholap.warehouse.source.CursorKind;
import io.grapholap.warehouse.source.CursorValue;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;

/** Row of {@code table_job_lanes}: how far a lane has come. */
@Entity
@Table(name = "table_job_lanes")
class LaneEntity {
    /** {@code <job>/<lane>}. */
    @Id String id;

    @Column(name = "job_id")
    String jobId;

    String lane;

    @Column(name = "cursor_kind")
    String cursorKind;

    String origin;
    String position;

    @Column(name = "caught_up")
    boolean caughtUp;

    @Column(name = "cycle_ended_at")
    Instant cycleEndedAt;

    int empties;

    @Version
    @Column(name = "row_version")
    long rowVersion;

    protected LaneEntity() {}

    static String id(String jobId, String lane) {
        return jobId + "/" + lane;
    }

    static LaneEntity of(String jobId, LaneState state, CursorKind kind, Instant now) {
        var row = new LaneEntity();
        row.jobId = jobId;
        row.lane =
                switch (state) {
                    case LaneState.Scheduled _ -> Lane.SCHEDULED.name();
                    case LaneState.Backfill b -> Lane.backfill(b.chunk()).name();
                };
        row.id = id(jobId, row.lane);
        row.cursorKind = kind.name();
        row.cycleEndedAt = now;
        row.write(state, now);
        return row;
    }

    final void write(LaneState state, Instant now) {
        empties = state.empties();
        switch (state) {
            case LaneState.Scheduled s -> {
                origin = s.origin().text();
                position = s.watermark().text();
                caughtUp = s.caughtUp();
                cycleEndedAt = now;
            }
            case LaneState.Backfill b -> {
                origin = b.from().text();
                position = b.position().text();
            }
        }
    }

    CursorKind kind() {
        return CursorKind.valueOf(cursorKind);
    }

    /**
     * The lane as its planner knows it.
     *
     * @param refresh how long it waits after a cycle, by the job's parameters of now
     */
    LaneState toState(Duration refresh) {
        var known = Lane.parse(lane);
        var from = CursorValue.parse(origin);
        var at = CursorValue.parse(position);
        return switch (known.kind()) {
            case SCHEDULED ->
                    new LaneState.Scheduled(
                            from, at, caughtUp, cycleEndedAt.plus(refresh), empties);
            case BACKFILL -> new LaneState.Backfill(known.chunk(), from, at, empties);
            case TRIGGERED ->
                    throw new IllegalStateException("The lane " + lane + " has no state.");
        };
    }
}
