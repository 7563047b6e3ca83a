package io.grapholap.importscheduler.window;

import io.grapholap.warehouse.source.CursorKind;
import io.grapholap.warehouse.source.CursorValue;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Up to where the time line is closed: no row that is written later lies before it. */
public final class Horizon {
    private Horizon() {}

    /**
     * The horizon of scheduled windows.
     *
     * @param clock what the warehouse's own clock says
     */
    public static CursorValue of(Instant clock, WindowSettings settings) {
        return closed(clock.minus(settings.safetyLag()), settings);
    }

    /** How far a triggered window may reach: up to the warehouse's clock, without a safety lag. */
    public static CursorValue ofTriggered(Instant clock, WindowSettings settings) {
        return settings.kind() == CursorKind.INSTANT
                ? new CursorValue(clock)
                : CursorValue.of(LocalDateTime.ofInstant(clock, settings.zone()));
    }

    private static CursorValue closed(Instant instant, WindowSettings settings) {
        return switch (settings.kind()) {
            case INSTANT -> new CursorValue(instant);
            case WALL_CLOCK -> CursorValue.of(earliestReadingFrom(instant, settings.zone()));
            case DATE -> CursorValue.of(earliestReadingFrom(instant, settings.zone())).startOfDay();
        };
    }

    /**
     * The least reading of the wall clock at {@code instant} or later. Before a clock is set back
     * it will show an hour twice, so nothing of that hour is closed until it has passed for the
     * second time.
     */
    private static LocalDateTime earliestReadingFrom(Instant instant, ZoneId zone) {
        var reading = LocalDateTime.ofInstant(instant, zone);
        var next = zone.getRules().nextTransition(instant);
        return next != null && next.isOverlap() && next.getDateTimeAfter().isBefore(reading)
                ? next.getDateTimeAfter()
                : reading;
    }
}
