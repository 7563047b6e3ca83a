package io.grapholap.wrapper.query;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A few threads with big stacks, and a bounded line before them whose waiters have a deadline of
 * their own.
 */
final class WorkerPool implements AutoCloseable {
    private static final long STACK_BYTES = 16L << 20;

    private final ThreadPoolExecutor threads;
    private final ScheduledExecutorService timer;
    private final Duration maxWait;

    WorkerPool(
            String name, int threads, int queue, Duration maxWait, ScheduledExecutorService timer) {
        this.threads =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        30,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(queue),
                        named(name, new AtomicInteger()));
        this.threads.allowCoreThreadTimeOut(true);
        this.timer = timer;
        this.maxWait = maxWait;
    }

    private static ThreadFactory named(String name, AtomicInteger count) {
        return task -> {
            var thread = new Thread(null, task, name + "-" + count.incrementAndGet(), STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Does the work on one of the threads.
     *
     * @return fails with {@link Unavailable} (details {@code retry_after_seconds}) when the line is
     *     full or the wait too long, else as the work does
     */
    <T> Uni<T> submit(Callable<T> work) {
        return Uni.createFrom().emitter(emitter -> enqueue(work, emitter));
    }

    private <T> void enqueue(Callable<T> work, UniEmitter<? super T> emitter) {
        var taken = new AtomicBoolean();
        Runnable task =
                () -> {
                    if (taken.compareAndSet(false, true)) {
                        run(work, emitter);
                    }
                };
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            emitter.fail(busy("too many queries wait already"));
            return;
        }
        var alarm =
                timer.schedule(
                        () -> {
                            if (taken.compareAndSet(false, true)) {
                                threads.remove(task);
                                emitter.fail(
                                        busy(
                                                "no query ended within "
                                                        + maxWait.toSeconds()
                                                        + " s"));
                            }
                        },
                        maxWait.toMillis(),
                        TimeUnit.MILLISECONDS);
        emitter.onTermination(() -> {
            alarm.cancel(false);
            // Whoever left the line need not be served.
            if (taken.compareAndSet(false, true)) {
                threads.remove(task);
            }
        });
    }

    private static <T> void run(Callable<T> work, UniEmitter<? super T> emitter) {
        try {
            emitter.complete(work.call());
        } catch (Throwable e) {
            emitter.fail(e);
        }
    }

    private static PlatformException busy(String why) {
        return new Unavailable(
                ErrorCode.SERVICE_UNAVAILABLE,
                "The instance is busy: " + why + ". Try again soon.",
                Map.of("service", "instance", "retry_after_seconds", 1));
    }

    int running() {
        return threads.getActiveCount();
    }

    int waiting() {
        return threads.getQueue().size();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
