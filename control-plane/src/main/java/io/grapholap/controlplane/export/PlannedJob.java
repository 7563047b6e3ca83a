package io.grapholap.controlplane.export;

import io.grapholap.common.job.JobKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as the plan sees it.
 *
 * @param name label, edge type or engine; {@code finish} for the job that finishes
 * @param endedAt when it ended; null while it has not
 */
record PlannedJob(JobKind kind, String name, JobState state, @Nullable Instant endedAt) {
    PlannedJob(JobKind kind, String name, JobState state) {
        this(kind, name, state, null);
    }
}
