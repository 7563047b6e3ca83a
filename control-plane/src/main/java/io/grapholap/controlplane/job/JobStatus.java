package io.grapholap.controlplane.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a job is doing, whichever control plane runs it.
 *
 * @param running whether one is at it now
 */
public record JobStatus(
        String name,
        Instant nextRunAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastFailureAt,
        int consecutiveFailures,
        boolean running) {
    private static final int TOLERATED_FAILURES = 2;

    /** Unless it failed three times in a row. */
    public boolean healthy() {
        return consecutiveFailures <= TOLERATED_FAILURES;
    }
}
