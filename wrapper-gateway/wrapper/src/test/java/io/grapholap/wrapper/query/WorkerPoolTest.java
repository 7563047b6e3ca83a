package io.grapholap.wrapper.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final CountDownLatch release = new CountDownLatch(1);
    private final WorkerPool pool = new WorkerPool("query", 1, 1, Duration.ofMillis(300), timer);

    @AfterEach
    void stop() {
        release.countDown();
        pool.close();
        timer.shutdownNow();
    }

    @Test
    void workIsDoneOnItsOwnThreads() {
        var thread = submitNaming();

        assertThat(thread.awaitItem().getItem()).startsWith("query-");
    }

    @Test
    void aFullLineRefusesAtOnce() {
        var running = submitBlocking();
        await().until(() -> pool.running() == 1);
        var waiting = submitNaming();

        refused(submitNaming());

        release.countDown();
        running.awaitItem();
        waiting.awaitItem();
    }

    @Test
    void whoWaitsTooLongIsRefused() {
        submitBlocking();
        await().until(() -> pool.running() == 1);
        var waiting = submitNaming();

        waiting.awaitFailure(Duration.ofSeconds(5));

        refused(waiting);
        assertThat(pool.waiting()).isZero();
    }

    @Test
    void whoLeavesTheLineFreesTheirPlace() {
        submitBlocking();
        await().until(() -> pool.running() == 1);
        var leaving = submitNaming();
        assertThat(pool.waiting()).isOne();

        leaving.cancel();

        assertThat(pool.waiting()).isZero();
    }

    @Test
    void failuresComeThrough() {
        var failing =
                pool.submit(
                                () -> {
                                    throw new IllegalStateException("no");
                                })
                        .subscribe()
                        .withSubscriber(UniAssertSubscriber.create());

        assertThat(failing.awaitFailure().getFailure()).hasMessage("no");
    }

    private UniAssertSubscriber<String> submitNaming() {
        return pool.submit(() -> Thread.currentThread().getName())
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private UniAssertSubscriber<String> submitBlocking() {
        return pool.submit(
                        () -> {
                            release.await();
                            return "done";
                        })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private static void refused(UniAssertSubscriber<String> submitted) {
        var failure = (PlatformException) submitted.assertFailed().getFailure();
        assertThat(failure.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
        assertThat(failure.details()).containsEntry("retry_after_seconds", 1);
    }
}
