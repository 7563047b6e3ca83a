package io.grapholap.importscheduler.run;

import io.grapholap.importscheduler.job.TableJob;
import io.grapholap.importscheduler.window.Lane;
import io.grapholap.importscheduler.window.Window;
import io.grapholap.warehouse.source.CursorValue;
import io.grapholap.warehouse.source.HashSlice;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of {@code table_job_queries}. */
@Entity
@Table(name = "table_job_queries")
class QueryEntity {
    private static final long NANOS = 1_000_000_000L;

    @Id String id;

    @Column(name = "job_id")
    String jobId;

    String lane;
    long seq;

    @Column(name = "window_start")
    String windowStart;

    @Column(name = "window_start_nanos")
    long windowStartNanos;

    @Column(name = "window_end")
    String windowEnd;

    @Column(name = "window_end_nanos")
    long windowEndNanos;

    String status;
    long attempt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "finished_at")
    @Nullable Instant finishedAt;

    @Column(name = "row_count")
    @Nullable Long rowCount;

    @Column(name = "warehouse_query_id")
    @Nullable String warehouseQueryId;

    @Column(name = "error_code")
    @Nullable String errorCode;

    @Column(name = "error_message")
    @Nullable String errorMessage;

    @Column(name = "read_from")
    String readFrom;

    @Column(name = "ends_cycle")
    boolean endsCycle;

    @Column(name = "lease_until")
    @Nullable Instant leaseUntil;

    @Column(name = "available_at")
    Instant availableAt;

    @Column(name = "staged_attempt")
    @Nullable Long stagedAttempt;

    @Version
    @Column(name = "row_version")
    long rowVersion;

    protected QueryEntity() {}

    /** A window that waits to be taken. */
    static QueryEntity pending(String jobId, long seq, Window window, Instant now) {
        var row = new QueryEntity();
        row.id = UUID.randomUUID().toString();
        row.jobId = jobId;
        row.lane = window.lane().name();
        row.seq = seq;
        row.readFrom = window.readFrom().text();
        row.windowStart = window.start().text();
        row.windowStartNanos = window.start().nanos();
        row.windowEnd = window.end().text();
        row.windowEndNanos = window.end().nanos();
        row.endsCycle = window.endsCycle();
        row.status = QueryStatus.pending.name();
        row.createdAt = now;
        row.availableAt = now;
        return row;
    }

    QueryStatus status() {
        return QueryStatus.valueOf(status);
    }

    Window toWindow() {
        return new Window(
                Lane.parse(lane),
                CursorValue.parse(readFrom),
                CursorValue.parse(windowStart),
                CursorValue.parse(windowEnd),
                HashSlice.WHOLE,
                true,
                endsCycle);
    }

    WindowWork toWork(TableJob job, long epoch) {
        return new WindowWork(
                id,
                job,
                lane,
                seq,
                readFrom,
                windowEnd,
                Math.toIntExact(attempt),
                epoch,
                stagedAttempt == null ? null : Math.toIntExact(stagedAttempt));
    }

    TableJobQuery toQuery() {
        return new TableJobQuery(
                id,
                jobId,
                createdAt,
                instant(windowStartNanos),
                instant(windowEndNanos),
                status(),
                attempt,
                finishedAt,
                rowCount,
                warehouseQueryId,
                errorCode,
                errorMessage);
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }
}
