package io.grapholap.exportworker.question;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.exportworker.job.Scratch;
import io.grapholap.exportworker.job.StuckWatch;
import io.grapholap.warehouse.Cancellation;
import io.grapholap.warehouse.ExportCancelled;
import io.grapholap.warehouse.ExportFailure;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Answers questions on a few threads of its own. The time of a question counts from its arrival;
 * when it is over the question fails, and its work is cancelled until it has ended.
 */
@ApplicationScoped
class Questions {
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration WATCH_EVERY = Duration.ofMillis(500);

    private final QuestionConfig config;
    private final Scratch scratch;
    private final ThreadPoolExecutor threads;
    private final ScheduledExecutorService watch;

    Questions(QuestionConfig config, Scratch scratch) {
        this.config = config;
        this.scratch = scratch;
        this.threads =
                new ThreadPoolExecutor(
                        config.concurrency(),
                        config.concurrency(),
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(config.queue()),
                        Thread.ofPlatform().daemon().name("question-", 0).factory());
        this.watch =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("question-watch").factory());
    }

    /**
     * Does the work of an answer.
     *
     * @param limit how long it may take in all
     * @param work blocking; ends soon after its cancellation
     * @return fails with {@link Unavailable}: {@code WAREHOUSE_UNAVAILABLE} if the warehouse is
     *     away or too slow, {@code SERVICE_UNAVAILABLE} if too many questions wait already
     */
    <A> Uni<A> answer(Duration limit, Function<Asked, A> work) {
        var time = limit.compareTo(config.maxTime()) < 0 ? limit : config.maxTime();
        long end = System.nanoTime() + time.toNanos();
        return Uni.createFrom()
                .item(() -> run(work, end))
                .runSubscriptionOn(threads)
                .onFailure(RejectedExecutionException.class)
                .transform(_ ->
                        new Unavailable(
                                "export-worker",
                                "The export-worker has too many questions to answer; ask again."))
                .ifNoItem()
                .after(time.plus(GRACE))
                .failWith(() -> away("gave no answer within " + time.toMillis() + " ms"))
                .emitOn(onCurrentContext());
    }

    private static Executor onCurrentContext() {
        var context = Vertx.currentContext();
        return context == null ? Runnable::run : c -> context.runOnContext(_ -> c.run());
    }

    private <A> A run(Function<Asked, A> work, long end) {
        var cancellation = new Cancellation();
        var directory = scratch.create();
        var asked = new Asked(directory, cancellation, end);
        var stuck =
                new StuckWatch(
                        "A question", () -> asked.timeLeft().isZero(), config.stuckTimeout());
        var watching =
                watch.scheduleAtFixedRate(
                        () -> stopIfLate(asked, stuck),
                        WATCH_EVERY.toMillis(),
                        WATCH_EVERY.toMillis(),
                        TimeUnit.MILLISECONDS);
        try {
            return work.apply(asked);
        } catch (ExportCancelled e) {
            throw away("took too long");
        } catch (ExportFailure e) {
            throw away("failed: " + e.getMessage());
        } finally {
            watching.cancel(false);
            scratch.delete(directory);
        }
    }

    private static void stopIfLate(Asked asked, StuckWatch stuck) {
        if (asked.timeLeft().isZero()) {
            asked.cancellation().cancel();
        }
        stuck.check();
    }

    private static Unavailable away(String how) {
        return new Unavailable(
                ErrorCode.WAREHOUSE_UNAVAILABLE, "The warehouse " + how + ".", Map.of());
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
        watch.shutdownNow();
    }
}
