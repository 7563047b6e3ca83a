package io.grapholap.importscheduler.window;

import io.grapholap.warehouse.source.CursorKind;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How a job cuts its time line.
 *
 * @param kind what its change column holds
 * @param zone where the wall clock of {@code WALL_CLOCK} and the days of {@code DATE} are read
 * @param size how wide a window is; whole days for {@code DATE}, rounded up
 * @param refresh how long a lane that has caught up waits
 * @param lookback how far each cycle reads back for rows that came late; at most {@code size};
 *     whole days for {@code DATE}, rounded up
 * @param safetyLag how far windows stay behind the warehouse's clock, for transactions in flight
 */
public record WindowSettings(
        CursorKind kind,
        ZoneId zone,
        Duration size,
        Duration refresh,
        Duration lookback,
        Duration safetyLag) {
    private static final Duration DAY = Duration.ofDays(1);

    public WindowSettings {
        require(!size.isNegative() && !size.isZero(), "size", size, "be positive");
        require(!refresh.isNegative() && !refresh.isZero(), "refresh", refresh, "be positive");
        require(!lookback.isNegative(), "lookback", lookback, "not be negative");
        require(!safetyLag.isNegative(), "safety lag", safetyLag, "not be negative");
        require(lookback.compareTo(size) <= 0, "lookback", lookback, "be at most " + size);
        if (kind == CursorKind.DATE) {
            size = wholeDays(size);
            lookback = wholeDays(lookback);
        }
    }

    /** An instant column with the defaults: 24 h windows, hourly, 1 h back, 5 min behind. */
    public static WindowSettings defaults(CursorKind kind) {
        return new WindowSettings(
                kind,
                ZoneOffset.UTC,
                Duration.ofHours(24),
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofMinutes(5));
    }

    /** The least width of a window. */
    Duration grain() {
        return kind == CursorKind.DATE ? DAY : Duration.ofSeconds(1);
    }

    private static Duration wholeDays(Duration time) {
        long days = time.toDays();
        return Duration.ofDays(time.equals(Duration.ofDays(days)) ? days : days + 1);
    }

    private static void require(boolean good, String name, Duration found, String demand) {
        if (!good) {
            throw new IllegalArgumentException(
                    "The " + name + " is " + found + " and must " + demand + ".");
        }
    }
}
