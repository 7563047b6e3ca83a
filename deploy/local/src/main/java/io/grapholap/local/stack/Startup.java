package io.grapholap.local.stack;

import io.grapholap.local.process.Part;
import io.grapholap.local.process.ProcessRef;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Starts parts side by side and waits until each is ready. */
final class Startup {
    private static final long LOOK_MILLIS = 40;
    private static final int LINES_SHOWN = 20;

    private final Duration limit;
    private final Consumer<String> journal;

    /**
     * @param limit how long a part may take
     */
    Startup(Duration limit, Consumer<String> journal) {
        this.limit = limit;
        this.journal = journal;
    }

    /**
     * Returns when all are ready.
     *
     * @throws StackException when one ends or is not ready in time, with the last lines of its log
     */
    void start(Collection<? extends Part> parts) throws InterruptedException {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts =
                    parts.stream().map(p -> executor.submit((Callable<?>) () -> begin(p))).toList();
            for (var start : starts) {
                try {
                    start.get();
                } catch (ExecutionException e) {
                    executor.shutdownNow();
                    throw e.getCause() instanceof StackException s
                            ? s
                            : new CompletionException(e.getCause());
                } catch (InterruptedException e) {
                    executor.shutdownNow();
                    throw e;
                }
            }
        }
    }

    private Object begin(Part part) throws InterruptedException {
        long started = System.nanoTime();
        try {
            part.start();
        } catch (IOException e) {
            throw new StackException(part.name() + " could not be started: " + e.getMessage(), e);
        }
        while (!part.ready()) {
            var waited = Duration.ofNanos(System.nanoTime() - started);
            if (part.process().filter(ProcessRef::alive).isEmpty()) {
                throw trouble(part, "ended while it was starting");
            }
            if (waited.compareTo(limit) > 0) {
                throw trouble(part, "is not ready after " + limit.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        journal.accept(
                "%s ready after %.1f s"
                        .formatted(part.name(), seconds(System.nanoTime() - started)));
        return part;
    }

    private static StackException trouble(Part part, String what) {
        var lines = LogTail.of(Path.of(part.log()), LINES_SHOWN);
        return new StackException(
                part.name()
                        + " "
                        + what
                        + "; its log is "
                        + part.log()
                        + (lines.isEmpty() ? "" : "\n  " + String.join("\n  ", lines)));
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
