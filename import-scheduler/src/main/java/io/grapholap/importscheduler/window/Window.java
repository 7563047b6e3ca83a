package io.grapholap.importscheduler.window;

import io.grapholap.warehouse.source.CursorValue;
import io.grapholap.warehouse.source.HashSlice;

/**
 * A half-open range {@code [readFrom, end)} of a change column.
 *
 * @param readFrom where reading begins; before {@code start} where rows that came late are looked
 *     for
 * @param start where the part begins that no window of this lane has read before; windows of one
 *     lane touch here without gap or overlap
 * @param end not part of the window
 * @param slice which of its rows are read
 * @param closes whether everything before {@code end} is there once this is landed; false for all
 *     but the last slice
 * @param endsCycle whether it reaches the horizon that it was planned with, so that the lane waits
 *     after it
 */
public record Window(
        Lane lane,
        CursorValue readFrom,
        CursorValue start,
        CursorValue end,
        HashSlice slice,
        boolean closes,
        boolean endsCycle) {
    public Window {
        if (!readFrom.isBefore(end) || start.isBefore(readFrom) || end.isBefore(start)) {
            throw new IllegalArgumentException(
                    "[%s, %s) from %s is no window.".formatted(readFrom, end, start));
        }
    }

    static Window of(
            Lane lane,
            CursorValue readFrom,
            CursorValue start,
            CursorValue end,
            boolean endsCycle) {
        return new Window(lane, readFrom, start, end, HashSlice.WHOLE, true, endsCycle);
    }

    /**
     * A range that was asked for.
     *
     * @param horizon what {@link Horizon#ofTriggered} says
     * @throws IllegalArgumentException if it is empty or reaches beyond the horizon
     */
    public static Window triggered(CursorValue start, CursorValue end, CursorValue horizon) {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException(
                    "The window ends at %s, which is not after its start %s."
                            .formatted(end, start));
        }
        if (horizon.isBefore(end)) {
            throw new IllegalArgumentException(
                    "The window ends at %s, which is after the warehouse's clock, %s."
                            .formatted(end, horizon));
        }
        return of(Lane.TRIGGERED, start, start, end, false);
    }
}
