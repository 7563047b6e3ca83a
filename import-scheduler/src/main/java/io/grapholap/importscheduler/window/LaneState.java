package io.grapholap.importscheduler.window;

import io.grapholap.warehouse.source.CursorValue;
import java.time.Instant;

/** How far a lane has come. */
public sealed interface LaneState {
    /** Windows without rows that were landed since the last one with rows. */
    int empties();

    /**
     * The lane that follows the clock.
     *
     * @param origin where the first run began; nothing before it is ever read by this lane
     * @param watermark everything from the origin of this lane to here is landed
     * @param caughtUp whether the last window reached the horizon that it was planned with, so that
     *     the next one begins a new cycle
     * @param dueAt when the next cycle begins, by our own clock
     */
    record Scheduled(
            CursorValue origin, CursorValue watermark, boolean caughtUp, Instant dueAt, int empties)
            implements LaneState {
        /** The same, due at another time: at once, or after new parameters. */
        public Scheduled dueAt(Instant instant) {
            return new Scheduled(origin, watermark, caughtUp, instant, empties);
        }
    }

    /**
     * A lane that reads a part of the past, newest first.
     *
     * @param from where the part begins
     * @param position everything from here to the end of the part is landed
     */
    record Backfill(int chunk, CursorValue from, CursorValue position, int empties)
            implements LaneState {}
}
