package io.grapholap.importscheduler.window;

import io.grapholap.warehouse.source.CursorValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a window that holds too much. */
public final class WindowSplit {
    private WindowSplit() {}

    /**
     * Smaller windows that together read exactly what {@code window} reads, in the order in which
     * the lane lands them: two halves as long as they are at least a second (a day for DATE), then
     * slices by the hash of the prediction id.
     *
     * @return empty if it cannot be cut any more
     */
    public static Optional<List<Window>> of(Window window, WindowSettings settings) {
        var middle = middle(window, settings.grain());
        if (window.slice().isWhole() && middle.isPresent()) {
            var halves =
                    List.of(
                            part(window, window.readFrom(), middle.get(), false),
                            part(window, middle.get(), window.end(), window.endsCycle()));
            return Optional.of(
                    window.lane().kind() == Lane.Kind.BACKFILL ? halves.reversed() : halves);
        }
        return window.slice()
                .split()
                .map(slices -> {
                    var windows = new ArrayList<Window>();
                    for (int i = 0; i < slices.size(); i++) {
                        boolean last = i == slices.size() - 1;
                        windows.add(
                                new Window(
                                        window.lane(),
                                        window.readFrom(),
                                        window.start(),
                                        window.end(),
                                        slices.get(i),
                                        window.closes() && last,
                                        window.endsCycle() && last));
                    }
                    return List.copyOf(windows);
                });
    }

    private static Window part(Window window, CursorValue from, CursorValue to, boolean endsCycle) {
        var start = CursorValue.min(CursorValue.max(window.start(), from), to);
        return Window.of(window.lane(), from, start, to, endsCycle);
    }

    /** Half-way and a whole number of grains after the beginning. */
    private static Optional<CursorValue> middle(Window window, Duration grain) {
        long grains = window.readFrom().until(window.end()).dividedBy(grain);
        var half = window.readFrom().plus(grain.multipliedBy(Math.max(1, grains / 2)));
        return half.isBefore(window.end()) ? Optional.of(half) : Optional.empty();
    }
}
