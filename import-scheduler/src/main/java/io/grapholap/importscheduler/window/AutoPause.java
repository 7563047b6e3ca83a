package io.grapholap.importscheduler.window;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a job that does not get on stops by itself.
 *
 * @param failedWindows how many windows in a row may end failed
 * @param blocked how long its oldest failed window may wait
 */
public record AutoPause(int failedWindows, Duration blocked) {
    public static final AutoPause DEFAULT = new AutoPause(5, Duration.ofHours(24));

    /**
     * Why the job is to stop, for its owner; empty if it goes on.
     *
     * @param consecutiveFailures windows that ended failed since one was landed
     * @param blockedSince since when no window of some lane has been landed because one failed;
     *     null if none is blocked
     * @param lastError why the last one failed
     */
    public Optional<String> reason(
            int consecutiveFailures,
            @Nullable Instant blockedSince,
            Instant now,
            String lastError) {
        if (consecutiveFailures >= failedWindows) {
            return Optional.of(
                    "%d windows in a row failed; the last one with: %s"
                            .formatted(consecutiveFailures, lastError));
        }
        if (blockedSince != null && !now.isBefore(blockedSince.plus(blocked))) {
            return Optional.of(
                    "A window has been failing since %s; the last time with: %s"
                            .formatted(blockedSince, lastError));
        }
        return Optional.empty();
    }
}
