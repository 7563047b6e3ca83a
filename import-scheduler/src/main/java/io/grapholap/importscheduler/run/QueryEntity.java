package io.grapholap.importscheduler.run;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
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

    @Version
    @Column(name = "row_version")
    long rowVersion;

    protected QueryEntity() {}

    TableJobQuery toQuery() {
        return new TableJobQuery(
                id,
                jobId,
                createdAt,
                instant(windowStartNanos),
                instant(windowEndNanos),
                QueryStatus.valueOf(status),
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
