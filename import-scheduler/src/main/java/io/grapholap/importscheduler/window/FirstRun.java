package io.grapholap.importscheduler.window;

import io.grapholap.warehouse.source.CursorKind;
import io.grapholap.warehouse.source.CursorValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a job reads that has read nothing yet: the newest window in the scheduled lane, and the past
 * before it in lanes of their own, so that one bad window never blocks the rest.
 *
 * @param scheduled its first window ends at the horizon
 * @param backfills newest chunk first; together they reach from the first value to where {@code
 *     scheduled} begins
 */
public record FirstRun(LaneState.Scheduled scheduled, List<LaneState.Backfill> backfills) {
    /** How far back a job reads whose warehouse does not say where its table begins. */
    public static final Duration DEFAULT_DEPTH = Duration.ofDays(30);

    private static final int WINDOWS_PER_CHUNK = 32;
    private static final int MOST_CHUNKS = 16;

    /**
     * Plans the lanes.
     *
     * @param least the least value of the change column; empty if the table is empty or the
     *     warehouse did not say in time
     * @param clock what the warehouse's own clock says
     * @param now our own clock
     */
    public static FirstRun plan(
            Optional<CursorValue> least, Instant clock, Instant now, WindowSettings settings) {
        var horizon = Horizon.of(clock, settings);
        var origin = origin(least.orElse(horizon.minus(DEFAULT_DEPTH)), settings);
        var newest = horizon.minus(settings.size());
        if (!origin.isBefore(newest)) {
            var start = origin.isBefore(horizon) ? origin : newest;
            return new FirstRun(scheduled(start, now), List.of());
        }
        return new FirstRun(scheduled(newest, now), chunks(origin, newest, settings.size()));
    }

    private static CursorValue origin(CursorValue least, WindowSettings settings) {
        return settings.kind() == CursorKind.DATE ? least.startOfDay() : least;
    }

    private static LaneState.Scheduled scheduled(CursorValue start, Instant now) {
        return new LaneState.Scheduled(start, start, false, now, 0);
    }

    private static List<LaneState.Backfill> chunks(
            CursorValue origin, CursorValue end, Duration size) {
        long windows =
                Math.ceilDiv(origin.until(end).toSeconds() + 1, Math.max(1, size.toSeconds()));
        long perChunk = Math.max(WINDOWS_PER_CHUNK, Math.ceilDiv(windows, MOST_CHUNKS));
        var width = size.multipliedBy(perChunk);
        var chunks = new ArrayList<LaneState.Backfill>();
        var position = end;
        while (origin.isBefore(position)) {
            var from = CursorValue.max(origin, position.minus(width));
            chunks.add(new LaneState.Backfill(chunks.size(), from, position, 0));
            position = from;
        }
        return List.copyOf(chunks);
    }
}
