package io.grapholap.importscheduler.job;

import org.jspecify.annotations.Nullable;

/**
 * What came of a wish for a job.
 *
 * @param job null after a dry run and after a fault
 * @param fault null if the job may be created
 */
public record JobCreation(@Nullable TableJob job, @Nullable ValidationFault fault) {}
