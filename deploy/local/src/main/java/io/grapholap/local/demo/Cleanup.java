package io.grapholap.local.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Removes what was made, last first, whether the work succeeded or not. */
final class Cleanup {
    private final Deque<Runnable> actions = new ArrayDeque<>();

    void later(Runnable action) {
        actions.push(action);
    }

    /** Does the work, then cleans up. A failure of the work wins over one of the cleaning. */
    <T> T around(Supplier<T> work) {
        T result;
        try {
            result = work.get();
        } catch (RuntimeException failure) {
            for (var action : actions) {
                try {
                    action.run();
                } catch (RuntimeException e) {
                    failure.addSuppressed(e);
                }
            }
            throw failure;
        }
        actions.forEach(Runnable::run);
        return result;
    }
}
