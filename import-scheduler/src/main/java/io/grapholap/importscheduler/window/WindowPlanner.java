package io.grapholap.importscheduler.window;

import io.grapholap.warehouse.source.CursorValue;
import java.time.Instant;
import java.util.Optional;

/** Decides what a lane reads next. Pure: all clocks are arguments. */
public final class WindowPlanner {
    /** After so many empty windows in a row the source is asked where its next value is. */
    public static final int EMPTIES_BEFORE_JUMP = 3;

    private final WindowSettings settings;

    public WindowPlanner(WindowSettings settings) {
        this.settings = settings;
    }

    /**
     * What the lane does next.
     *
     * @param clock what the warehouse's own clock says
     * @param now our own clock
     */
    public Decision next(LaneState lane, Instant clock, Instant now) {
        return switch (lane) {
            case LaneState.Scheduled scheduled -> next(scheduled, clock, now);
            case LaneState.Backfill backfill -> next(backfill);
        };
    }

    private Decision next(LaneState.Scheduled lane, Instant clock, Instant now) {
        if (lane.caughtUp() && now.isBefore(lane.dueAt())) {
            return new Decision.Wait(lane.dueAt());
        }
        var horizon = Horizon.of(clock, settings);
        if (!lane.watermark().isBefore(horizon)) {
            return new Decision.Wait(now.plus(settings.refresh()));
        }
        var end = CursorValue.min(lane.watermark().plus(settings.size()), horizon);
        if (lane.empties() >= EMPTIES_BEFORE_JUMP && end.isBefore(horizon)) {
            return new Decision.Ask(lane.watermark(), horizon);
        }
        return new Decision.Run(window(lane, end, horizon));
    }

    private Decision next(LaneState.Backfill lane) {
        if (!lane.from().isBefore(lane.position())) {
            return new Decision.Done();
        }
        var start = CursorValue.max(lane.position().minus(settings.size()), lane.from());
        if (lane.empties() >= EMPTIES_BEFORE_JUMP && lane.from().isBefore(start)) {
            return new Decision.Ask(lane.from(), lane.position());
        }
        return new Decision.Run(window(lane, start));
    }

    /**
     * The window that goes over a stretch without rows, and reaches as far beyond the value that
     * was found as any window does; to the end if none was found. It is read like any other, so a
     * row that comes meanwhile is not lost.
     */
    public Window jump(LaneState lane, Decision.Ask asked, Optional<CursorValue> found) {
        return switch (lane) {
            case LaneState.Scheduled scheduled ->
                    window(
                            scheduled,
                            found.map(v -> CursorValue.min(aligned(v, lane), asked.to()))
                                    .orElse(asked.to()),
                            asked.to());
            case LaneState.Backfill backfill ->
                    window(
                            backfill,
                            found.map(v -> CursorValue.max(aligned(v, lane), asked.from()))
                                    .orElse(asked.from()));
        };
    }

    /** A whole number of window sizes away from the lane's position, beyond the value. */
    private CursorValue aligned(CursorValue value, LaneState lane) {
        return switch (lane) {
            case LaneState.Scheduled s ->
                    s.watermark()
                            .plus(
                                    settings.size()
                                            .multipliedBy(sizesBetween(s.watermark(), value) + 1));
            case LaneState.Backfill b ->
                    b.position()
                            .minus(
                                    settings.size()
                                            .multipliedBy(sizesBetween(value, b.position()) + 1));
        };
    }

    private long sizesBetween(CursorValue from, CursorValue to) {
        return Math.max(0, from.until(to).dividedBy(settings.size()));
    }

    private Window window(LaneState.Scheduled lane, CursorValue end, CursorValue horizon) {
        var start = lane.watermark();
        var back = CursorValue.max(start.minus(settings.lookback()), lane.origin());
        return Window.of(
                Lane.SCHEDULED, lane.caughtUp() ? back : start, start, end, !end.isBefore(horizon));
    }

    private static Window window(LaneState.Backfill lane, CursorValue start) {
        return Window.of(Lane.backfill(lane.chunk()), start, start, lane.position(), false);
    }

    /**
     * The lane's state once {@code window} is landed; to be stored in the transaction that marks
     * the window.
     *
     * @param rows how many rows it held
     * @param now our own clock
     */
    public LaneState landed(LaneState lane, Window window, long rows, Instant now) {
        if (!window.closes()) {
            return lane;
        }
        int empties = rows > 0 ? 0 : lane.empties() + 1;
        return switch (lane) {
            case LaneState.Scheduled s ->
                    new LaneState.Scheduled(
                            s.origin(),
                            CursorValue.max(s.watermark(), window.end()),
                            window.endsCycle(),
                            window.endsCycle() ? now.plus(settings.refresh()) : now,
                            empties);
            case LaneState.Backfill b ->
                    new LaneState.Backfill(
                            b.chunk(),
                            b.from(),
                            CursorValue.min(b.position(), window.start()),
                            empties);
        };
    }
}
