package io.grapholap.controlplane.config;

import java.time.Duration;

/**
 * What bounds an export.
 *
 * @param maxDurationSeconds how long one attempt at a job may run
 */
public record ExportLimits(int maxDurationSeconds) {
    public Duration maxDuration() {
        return Duration.ofSeconds(maxDurationSeconds);
    }
}
