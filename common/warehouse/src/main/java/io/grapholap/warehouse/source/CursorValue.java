package io.grapholap.warehouse.source;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * A point on the axis of a change column, exact to the nanosecond and never rounded. The axis is
 * UTC for {@link CursorKind#INSTANT}; for the other kinds it is the reading of the wall clock,
 * written as if it were UTC.
 *
 * @param axis the point; its nanoseconds are the column's
 */
public record CursorValue(Instant axis) implements Comparable<CursorValue> {
    /** The point where the wall clock reads {@code reading}. */
    public static CursorValue of(LocalDateTime reading) {
        return new CursorValue(reading.toInstant(ZoneOffset.UTC));
    }

    /**
     * Reads what {@link #text} wrote; also with a space for the {@code T}, with a {@code Z}, and
     * without a time of day.
     *
     * @throws IllegalArgumentException for anything else, also for more than nine decimals
     */
    public static CursorValue parse(String text) {
        var iso = text.strip().replace(' ', 'T');
        iso = iso.endsWith("Z") ? iso.substring(0, iso.length() - 1) : iso;
        try {
            return of(LocalDateTime.parse(iso.indexOf('T') < 0 ? iso + "T00:00:00" : iso));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is no value of a change column; write 2026-01-31T23:59:59.123456789.",
                    e);
        }
    }

    /** The wall clock's reading, in ISO 8601 with nine decimals and no zone. */
    public String text() {
        var reading = reading();
        return "%sT%s.%09d"
                .formatted(
                        reading.toLocalDate(),
                        reading.toLocalTime()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .format(DateTimeFormatter.ISO_LOCAL_TIME),
                        reading.getNano());
    }

    /** The wall clock's reading. */
    public LocalDateTime reading() {
        return LocalDateTime.ofInstant(axis, ZoneOffset.UTC);
    }

    /**
     * Nanoseconds since 1970 on this axis.
     *
     * @throws ArithmeticException before 1677 and after 2262
     */
    public long nanos() {
        return Math.addExact(
                Math.multiplyExact(axis.getEpochSecond(), 1_000_000_000L), axis.getNano());
    }

    public CursorValue plus(Duration time) {
        return new CursorValue(axis.plus(time));
    }

    public CursorValue minus(Duration time) {
        return new CursorValue(axis.minus(time));
    }

    /** How far {@code later} is from here; negative if it is before. */
    public Duration until(CursorValue later) {
        return Duration.between(axis, later.axis);
    }

    /** The last midnight that is not after this point. */
    public CursorValue startOfDay() {
        return new CursorValue(axis.truncatedTo(ChronoUnit.DAYS));
    }

    /**
     * The first point not before this one that a column of such precision can hold. A column that
     * holds nothing finer is cut by both in the same place, so this loses and repeats no row.
     */
    public CursorValue ceil(ChronoUnit precision) {
        var floor = axis.truncatedTo(precision);
        return floor.equals(axis) ? this : new CursorValue(floor.plus(precision.getDuration()));
    }

    public boolean isBefore(CursorValue other) {
        return axis.isBefore(other.axis);
    }

    public static CursorValue max(CursorValue one, CursorValue other) {
        return one.isBefore(other) ? other : one;
    }

    public static CursorValue min(CursorValue one, CursorValue other) {
        return one.isBefore(other) ? one : other;
    }

    @Override
    public int compareTo(CursorValue other) {
        return axis.compareTo(other.axis);
    }

    @Override
    public String toString() {
        return text();
    }
}
