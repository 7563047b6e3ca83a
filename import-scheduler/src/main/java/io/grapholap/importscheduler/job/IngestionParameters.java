package io.grapholap.importscheduler.job;

import io.grapholap.common.error.PlatformException.ValidationFailed;
import org.jspecify.annotations.Nullable;

/** How often a job asks, and how much at once. */
public record IngestionParameters(int refreshIntervalMinutes, int queryWindowSizeHours) {
    public static final IngestionParameters DEFAULT = new IngestionParameters(60, 24);

    private static final int MAX_MINUTES = 10_080;
    private static final int MAX_HOURS = 8_760;

    /**
     * These, with what is given put in its place.
     *
     * @throws ValidationFailed naming the bound that a value breaks
     */
    public IngestionParameters with(@Nullable Integer minutes, @Nullable Integer hours) {
        return new IngestionParameters(
                within("refreshIntervalMinutes", minutes, refreshIntervalMinutes, MAX_MINUTES),
                within("queryWindowSizeHours", hours, queryWindowSizeHours, MAX_HOURS));
    }

    private static int within(String field, @Nullable Integer given, int kept, int max) {
        if (given == null) {
            return kept;
        }
        if (given < 1 || given > max) {
            throw new ValidationFailed(
                    field, "is %d; it must be between 1 and %d.".formatted(given, max), "range");
        }
        return given;
    }
}
