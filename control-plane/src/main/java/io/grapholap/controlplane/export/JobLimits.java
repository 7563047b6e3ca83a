package io.grapholap.controlplane.export;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** What bounds a job; see {@link ExportConfig}. */
record JobLimits(
        Duration lease, Duration queue, Duration run, int maxAttempts, Duration retryDelay) {
    JobLimits {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException(
                    "graph-olap.export.max-attempts is "
                            + maxAttempts
                            + ", but a job needs at least one attempt");
        }
    }

    /**
     * @param run how long one attempt may run
     */
    static JobLimits of(ExportConfig config, Duration run) {
        return new JobLimits(
                config.lease(),
                config.queueDeadline(),
                run,
                config.maxAttempts(),
                config.retryDelay());
    }

    /** Pause after a failed attempt: doubled each time, half of it by chance. */
    Duration retryAfter(long attempt) {
        long full = retryDelay.toMillis() << Math.min(attempt - 1, 10);
        return Duration.ofMillis(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }
}
