package io.grapholap.controlplane.ops;

import io.grapholap.controlplane.job.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Background jobs as operators see them. */
final class JobViews {
    private JobViews() {}

    /** What a wish for a run is answered with. */
    record Triggered(
            String jobName, Instant triggeredAt, String triggeredBy, String reason, String status) {
        static Triggered of(JobTrigger.Checked wish, Instant at, String by) {
            return new Triggered(wish.job(), at, by, wish.reason(), "queued");
        }
    }

    record Jobs(List<Job> jobs) {
        static Jobs of(List<JobStatus> found, Map<String, Duration> intervals) {
            return new Jobs(
                    found.stream()
                            .filter(status -> intervals.containsKey(status.name()))
                            .map(status -> Job.of(status, intervals.get(status.name())))
                            .toList());
        }
    }

    /**
     * @param schedule such as {@code every PT15S}
     * @param healthStatus {@code healthy}, or {@code unhealthy} after three failures in a row
     */
    record Job(
            String name,
            String schedule,
            @Nullable Instant lastSuccessAt,
            @Nullable Instant lastFailureAt,
            int consecutiveFailures,
            String healthStatus,
            Instant nextRun) {
        static Job of(JobStatus status, Duration interval) {
            return new Job(
                    status.name(),
                    "every " + interval,
                    status.lastSuccessAt(),
                    status.lastFailureAt(),
                    status.consecutiveFailures(),
                    status.healthy() ? "healthy" : "unhealthy",
                    status.nextRunAt());
        }
    }
}
