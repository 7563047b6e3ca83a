package io.grapholap.exportworker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grapholap.common.job.JobWork;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StuckWatchTest {
    private static final JobWork WORK = new JobWork.BuildGraph("ryugraph");

    @TempDir Path directory;
    private final AtomicInteger exits = new AtomicInteger();

    @Test
    void anAttemptThatIsWantedMayTakeItsTime() throws IOException {
        var watch = watch(Attempts.of(WORK, directory, Duration.ofHours(1)), Duration.ZERO);

        watch.check();
        watch.check();

        assertThat(exits).hasValue(0);
    }

    @Test
    void anAttemptThatDoesNotHeedItsCancellationEndsTheWorker() throws IOException {
        var attempt = Attempts.of(WORK, directory, Duration.ofHours(1));
        var watch = watch(attempt, Duration.ofMillis(50));
        attempt.cancellation().cancel();

        watch.check();
        assertThat(exits).hasValue(0);

        await().untilAsserted(() -> {
            watch.check();
            assertThat(exits.get()).isPositive();
        });
    }

    @Test
    void soDoesOneThatDoesNotHeedItsDeadline() throws IOException {
        var watch = watch(Attempts.of(WORK, directory, Duration.ZERO), Duration.ZERO);

        watch.check();
        watch.check();

        assertThat(exits.get()).isPositive();
    }

    @Test
    void aReportMayTakeItsTime() throws IOException {
        var attempt = Attempts.of(WORK, directory, Duration.ZERO);
        var watch = watch(attempt, Duration.ZERO);
        attempt.done();

        watch.check();
        watch.check();

        assertThat(exits).hasValue(0);
    }

    private StuckWatch watch(Attempt attempt, Duration patience) {
        return new StuckWatch(attempt, patience, exits::incrementAndGet);
    }
}
