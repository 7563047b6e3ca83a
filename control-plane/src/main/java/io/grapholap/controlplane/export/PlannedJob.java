package io.grapholap.controlplane.export;

import io.grapholap.common.job.JobKind;

/**
 * A job as the plan sees it.
 *
 * @param name label, edge type or engine; {@code finish} for the job that finishes
 */
record PlannedJob(JobKind kind, String name, JobState state) {}
