package io.grapholap.controlplane.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runners of two control planes on one database. */
@QuarkusTest
@Tag("wiring")
class JobRunnerTest {
    @Inject JobTable table;
    @Inject OwnContext contexts;
    @Inject Clock clock;

    private final String name = "test-" + UUID.randomUUID();

    @Test
    void twoControlPlanesNeverRunAJobAtTheSameTime() {
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        var runs = new AtomicInteger();
        var job =
                new TestJob(
                        name,
                        Duration.ofMillis(20),
                        () -> {
                            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                            return Uni.createFrom()
                                    .voidItem()
                                    .onItem()
                                    .delayIt()
                                    .by(Duration.ofMillis(30))
                                    .invoke(() -> {
                                        atOnce.decrementAndGet();
                                        runs.incrementAndGet();
                                    });
                        });
        var first = runner(job);
        var second = runner(job);

        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    tick(first);
                    tick(second);
                    return runs.get() >= 10;
                });

        assertThat(most).hasValue(1);
        assertThat(status().consecutiveFailures()).isZero();
        assertThat(status().lastSuccessAt()).isNotNull();
    }

    @Test
    void oneThatTookAJobOverIsNotDisturbedByTheOneThatLostIt() {
        var runs = new AtomicInteger();
        var cancelled = new AtomicInteger();
        var job =
                new TestJob(
                        name,
                        Duration.ofMillis(1),
                        () -> {
                            runs.incrementAndGet();
                            return Uni.createFrom()
                                    .<Void>nothing()
                                    .onCancellation()
                                    .invoke(cancelled::incrementAndGet);
                        });
        var first = runner(job);
        tick(first);
        await().until(() -> runs.get() == 1);

        on(() -> table.ended(new JobClaim(name, 1), new JobOutcome.Succeeded(), clock.instant()));
        var second = runner(job);
        await().until(() -> {
            tick(second);
            return runs.get() == 2;
        });
        first.stop();
        await().until(() -> cancelled.get() == 1);

        assertThat(status().running()).isTrue();
        assertThat(status().consecutiveFailures()).isZero();
        second.stop();
        await().until(() -> !status().running());
    }

    @Test
    void failuresAreCountedUntilARunSucceeds() {
        var runs = new AtomicInteger();
        var job =
                new TestJob(
                        name,
                        Duration.ofMillis(1),
                        () ->
                                runs.incrementAndGet() <= 3
                                        ? Uni.createFrom().failure(new IllegalStateException("no"))
                                        : Uni.createFrom().voidItem());
        var runner = runner(job);
        runOnce(runner, runs);
        runOnce(runner, runs);
        assertThat(status().healthy()).isTrue();
        runOnce(runner, runs);

        assertThat(status().consecutiveFailures()).isEqualTo(3);
        assertThat(status().healthy()).isFalse();
        assertThat(status().lastFailureAt()).isNotNull();
        assertThat(status().lastSuccessAt()).isNull();

        runOnce(runner, runs);
        assertThat(status().healthy()).isTrue();
        assertThat(status().lastSuccessAt()).isNotNull();
    }

    @Test
    void aRunThatDoesNotEndIsCancelledAtItsDeadline() {
        var cancelled = new CompletableFuture<Void>();
        var runner =
                runner(
                        new TestJob(
                                name,
                                Duration.ofHours(1),
                                Duration.ofMillis(100),
                                () ->
                                        Uni.createFrom()
                                                .<Void>nothing()
                                                .onCancellation()
                                                .invoke(() -> cancelled.complete(null))));

        tick(runner);

        await().atMost(Duration.ofSeconds(10)).until(() -> status().consecutiveFailures() == 1);
        assertThat(cancelled).isDone();
        assertThat(status().running()).isFalse();
    }

    private void runOnce(JobRunner runner, AtomicInteger runs) {
        int before = runs.get();
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    tick(runner);
                    return runs.get() > before;
                });
        await().until(() -> !status().running());
    }

    private JobRunner runner(BackgroundJob job) {
        return new JobRunner(
                List.of(job), table, new JobMetrics(new SimpleMeterRegistry()), contexts, clock);
    }

    private JobStatus status() {
        return on(table::all).stream()
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void tick(JobRunner runner) {
        on(runner::tick);
    }

    private static <T> T on(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private record TestJob(
            String name, Duration interval, Duration deadline, Supplier<Uni<Void>> work)
            implements BackgroundJob {
        TestJob(String name, Duration interval, Supplier<Uni<Void>> work) {
            this(name, interval, Duration.ofMinutes(1), work);
        }

        @Override
        public Uni<Void> run() {
            return work.get();
        }
    }
}
