package io.grapholap.engine.algorithm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** One run of an algorithm: stops it, tells how far it is, and lets all processors work on it. */
public final class Run {
    private static final int CHECK_EVERY = 1 << 12;

    private final Cancellation cancellation;
    private volatile double progress;

    public Run(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    public static Run forever() {
        return new Run(Cancellation.forever());
    }

    /** Stops here when nobody wants the result any more, see {@link Cancellation#check}. */
    public void check() {
        cancellation.check();
    }

    /** What is left of the time; zero when it is up. */
    public Duration remaining() {
        return cancellation.remaining();
    }

    /** Like {@link #check}, for loops over single nodes: looks at the clock now and then. */
    public void check(int step) {
        if (step % CHECK_EVERY == 0) {
            cancellation.check();
        }
    }

    /** Tells that {@code done} of {@code total} steps are done. */
    public void progress(double done, double total) {
        progress = total <= 0 ? 1 : Math.clamp(done / total, 0.0, 1.0);
    }

    /** How much is done, from 0 to 1. */
    public double progress() {
        return progress;
    }

    /** Work on the nodes from {@code from} to before {@code to}. */
    @FunctionalInterface
    public interface Range {
        void of(int from, int to);
    }

    /** Work on the nodes from {@code from} to before {@code to} that yields a number. */
    @FunctionalInterface
    public interface Sum {
        double of(int from, int to);
    }

    /** Works on all ranges; returns or throws when no thread works any more. */
    public void each(Split split, Range work) {
        sum(
                split,
                (from, to) -> {
                    work.of(from, to);
                    return 0;
                });
    }

    /** Works on all ranges and adds up what they yield, in their order. */
    public double sum(Split split, Sum work) {
        int ranges = split.ranges();
        if (ranges == 1) {
            check();
            return work.of(split.from(0), split.to(0));
        }
        List<ForkJoinTask<Double>> tasks = new ArrayList<>(ranges);
        for (int r = 0; r < ranges; r++) {
            int range = r;
            tasks.add(
                    ForkJoinPool.commonPool()
                            .submit(() -> {
                                check();
                                return work.of(split.from(range), split.to(range));
                            }));
        }
        double sum = 0;
        for (double part : joined(tasks)) {
            sum += part;
        }
        return sum;
    }

    /** Work of one worker on one item, with state of its own. */
    @FunctionalInterface
    public interface Item<S> {
        void of(S state, int item);
    }

    /**
     * Works on items of very different cost, as many at a time as there are processors, and tells
     * the progress. Which worker gets which item depends on their numbers alone.
     *
     * @param state makes the state of each worker; its memory counts once per processor
     * @return the states, in a fixed order
     */
    public <S> List<S> items(int count, IntFunction<S> state, Item<S> work) {
        int workers = Math.clamp(count, 1, workers());
        List<ForkJoinTask<S>> tasks = new ArrayList<>(workers);
        var done = new java.util.concurrent.atomic.AtomicInteger();
        for (int w = 0; w < workers; w++) {
            int worker = w;
            tasks.add(
                    ForkJoinPool.commonPool()
                            .submit(() -> {
                                var own = state.apply(worker);
                                for (int item = worker; item < count; item += workers) {
                                    check();
                                    work.of(own, item);
                                    progress(done.incrementAndGet(), count);
                                }
                                return own;
                            }));
        }
        return joined(tasks);
    }

    /** Number of workers of {@link #items}. */
    public static int workers() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static <T> List<T> joined(List<ForkJoinTask<T>> tasks) {
        @Nullable Throwable failure = null;
        for (var task : tasks) {
            task.quietlyJoin();
            if (failure == null && task.getException() != null) {
                failure = task.getException();
            }
        }
        if (failure != null) {
            throw rethrown(tasks, failure);
        }
        return tasks.stream().map(ForkJoinTask::join).toList();
    }

    /** The failure as the tasks threw it; join gives it a stack trace of the caller. */
    private static <T> RuntimeException rethrown(List<ForkJoinTask<T>> tasks, Throwable failure) {
        for (var task : tasks) {
            if (task.isCompletedAbnormally()) {
                task.join();
            }
        }
        return new IllegalStateException(failure);
    }
}
