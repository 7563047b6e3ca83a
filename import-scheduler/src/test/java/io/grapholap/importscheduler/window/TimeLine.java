package io.grapholap.importscheduler.window;

import io.grapholap.warehouse.source.CursorValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A warehouse of bare cursor values, and a job that reads it as an executor would. */
final class TimeLine {
    /** A row: who it is and when it says it changed. */
    record Row(long id, CursorValue changed) {}

    final List<Row> table = new ArrayList<>();
    final Set<Row> landed = new HashSet<>();
    final List<Window> windows = new ArrayList<>();
    final WindowSettings settings;
    final WindowPlanner planner;
    private final Random chance;
    private final int mostRows;

    TimeLine(WindowSettings settings, Random chance, int mostRows) {
        this.settings = settings;
        this.planner = new WindowPlanner(settings);
        this.chance = chance;
        this.mostRows = mostRows;
    }

    FirstRun start(Instant now) {
        var least = table.stream().map(Row::changed).min(Comparator.naturalOrder());
        return FirstRun.plan(least, now, now, settings);
    }

    /** Lands what the lane has to land at {@code now}; some attempts fail and are made again. */
    LaneState run(LaneState lane, Instant now) {
        var state = lane;
        for (int step = 0; step < 100_000; step++) {
            switch (planner.next(state, now, now)) {
                case Decision.Wait _, Decision.Done _ -> {
                    return state;
                }
                case Decision.Ask ask -> {
                    var found = nearest(state, ask);
                    state = land(state, planner.jump(state, ask, found), now);
                }
                case Decision.Run(var window) -> state = land(state, window, now);
            }
        }
        throw new AssertionError("The lane goes on for ever: " + state);
    }

    private Optional<CursorValue> nearest(LaneState state, Decision.Ask ask) {
        var within =
                table.stream()
                        .map(Row::changed)
                        .filter(v -> !v.isBefore(ask.from()) && v.isBefore(ask.to()));
        return state instanceof LaneState.Scheduled
                ? within.min(Comparator.naturalOrder())
                : within.max(Comparator.naturalOrder());
    }

    private LaneState land(LaneState lane, Window first, Instant now) {
        var state = lane;
        Deque<Window> pending = new ArrayDeque<>(List.of(first));
        while (!pending.isEmpty()) {
            var window = pending.peekFirst();
            var rows = rowsOf(window);
            if (rows.size() > mostRows && WindowSplit.of(window, settings).isPresent()) {
                pending.removeFirst();
                WindowSplit.of(window, settings).get().reversed().forEach(pending::addFirst);
            } else if (chance.nextInt(5) > 0) {
                pending.removeFirst();
                windows.add(window);
                landed.addAll(rows);
                state = planner.landed(state, window, rows.size(), now);
            }
        }
        return state;
    }

    List<Row> rowsOf(Window window) {
        return table.stream()
                .filter(r -> !r.changed().isBefore(window.readFrom()))
                .filter(r -> r.changed().isBefore(window.end()))
                .filter(r ->
                        Math.floorMod(r.id(), window.slice().buckets()) == window.slice().bucket())
                .toList();
    }

    static Duration random(Random chance, Duration most) {
        return Duration.ofNanos(chance.nextLong(most.toNanos()) + 1);
    }
}
