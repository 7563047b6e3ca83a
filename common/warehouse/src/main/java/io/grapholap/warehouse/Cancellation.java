package io.grapholap.warehouse;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A word from outside that work is not wanted any more. Thread-safe. */
public final class Cancellation {
    private final Set<Hook> hooks = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    /**
     * Stops the work. Whoever wants it stopped repeats the call until the work has ended: a
     * statement that was just about to begin may not hear the first one.
     */
    public void cancel() {
        cancelled = true;
        hooks.forEach(hook -> hook.action.run());
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** Fails with {@link ExportCancelled} if the work is not wanted any more. */
    public void check() {
        if (cancelled) {
            throw new ExportCancelled();
        }
    }

    /** Runs {@code action}, which must not throw, at every {@link #cancel} until closed. */
    public Hook onCancel(Runnable action) {
        var hook = new Hook(action);
        hooks.add(hook);
        if (cancelled) {
            action.run();
        }
        return hook;
    }

    /** What is to be done on cancellation, until it is closed. */
    public final class Hook implements AutoCloseable {
        private final Runnable action;

        private Hook(Runnable action) {
            this.action = action;
        }

        @Override
        public void close() {
            hooks.remove(this);
        }
    }
}
