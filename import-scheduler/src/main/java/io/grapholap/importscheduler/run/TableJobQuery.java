package io.grapholap.importscheduler.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One window of a job, half-open.
 *
 * @param attempt counts from 1; 0 before the first
 * @param rowCount rows landed; null until it succeeded
 */
public record TableJobQuery(
        String id,
        String jobId,
        Instant createdAt,
        Instant windowStart,
        Instant windowEnd,
        QueryStatus status,
        long attempt,
        @Nullable Instant finishedAt,
        @Nullable Long rowCount,
        @Nullable String warehouseQueryId,
        @Nullable String errorCode,
        @Nullable String errorMessage) {}
