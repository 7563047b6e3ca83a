package io.grapholap.exportworker.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.common.job.JobFailure.Code;
import io.grapholap.exportworker.job.Scratch;
import io.grapholap.exportworker.job.TestConfig;
import io.grapholap.warehouse.ExportFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir Path directory;
    private Questions questions;

    @BeforeEach
    void start() {
        var scratch = new Scratch(TestConfig.in(directory.resolve("work")));
        questions = new Questions(new TestQuestionConfig(), scratch);
    }

    @AfterEach
    void stop() {
        questions.stop();
    }

    @Test
    void anAnswerHasADirectoryOfItsOwnThatIsGoneAfterwards() {
        var seen = new AtomicReference<Path>();

        var answer =
                questions
                        .answer(
                                LIMIT,
                                asked -> {
                                    seen.set(asked.directory());
                                    return asked.directory().toFile().isDirectory();
                                })
                        .await()
                        .atMost(LIMIT);

        assertThat(answer).isTrue();
        assertThat(seen.get()).doesNotExist();
    }

    @Test
    void workThatTakesTooLongIsCancelledAndTheAskerHearsOfItInTime() {
        var cancelled = new CountDownLatch(1);
        var before = System.nanoTime();

        assertUnavailable(() ->
                questions
                        .answer(
                                Duration.ofMillis(200),
                                asked -> waitUntilCancelled(asked, cancelled))
                        .await()
                        .atMost(LIMIT));

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        await().until(() -> cancelled.getCount() == 0);
    }

    @Test
    void aWarehouseThatIsAwayIsSaidToBe() {
        assertUnavailable(() ->
                questions
                        .answer(
                                LIMIT,
                                _ -> {
                                    throw ExportFailure.retryable(
                                            Code.SQL_FAILED, "it is not there");
                                })
                        .await()
                        .atMost(LIMIT));
    }

    @Test
    void questionsBeyondWhatMayWaitAreTurnedAway() {
        var go = new CountDownLatch(1);
        var answers = new ArrayList<String>();
        List.of("first", "second")
                .forEach(name ->
                        questions
                                .answer(LIMIT, _ -> named(name, go))
                                .subscribe()
                                .with(answers::add));

        assertThatThrownBy(() ->
                        questions.answer(LIMIT, _ -> named("third", go)).await().atMost(LIMIT))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE));

        go.countDown();
        await().untilAsserted(() -> assertThat(answers).containsExactly("first", "second"));
    }

    private static String named(String name, CountDownLatch go) {
        try {
            go.await();
            return name;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean waitUntilCancelled(Asked asked, CountDownLatch cancelled) {
        await().atMost(LIMIT).until(() -> asked.cancellation().isCancelled());
        cancelled.countDown();
        asked.cancellation().check();
        return true;
    }

    private static void assertUnavailable(Runnable question) {
        assertThatThrownBy(question::run)
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_UNAVAILABLE));
    }
}
