package io.grapholap.importscheduler.job;

import org.jspecify.annotations.Nullable;

/**
 * What a job shall be from the next window on.
 *
 * @param mapping takes the place of the whole mapping
 * @param modelVersion null leaves it
 * @param status null leaves it
 * @param refreshIntervalMinutes null leaves it
 * @param queryWindowSizeHours null leaves it
 */
public record JobUpdate(
        TableMapping mapping,
        @Nullable String modelVersion,
        @Nullable JobStatus status,
        @Nullable Integer refreshIntervalMinutes,
        @Nullable Integer queryWindowSizeHours) {}
