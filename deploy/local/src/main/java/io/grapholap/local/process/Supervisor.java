package io.grapholap.local.process;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps started parts up: one that ended is started again after a pause, a bounded number of times
 * in a row.
 */
public final class Supervisor implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final List<Watch> watches = new ArrayList<>();
    private final Backoff backoff;
    private final Clock clock;
    private final RandomGenerator random;
    private final Consumer<String> journal;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("supervisor").factory());

    /**
     * @param journal told, in one sentence each, of every crash, restart and surrender
     */
    public Supervisor(
            Backoff backoff, Clock clock, RandomGenerator random, Consumer<String> journal) {
        this.backoff = backoff;
        this.clock = clock;
        this.random = random;
        this.journal = journal;
    }

    /** Takes a started part into its care. */
    public synchronized void watch(Part part) {
        watches.add(new Watch(part, clock.instant()));
    }

    /** Looks after the parts from now on, until closed. */
    public void begin(Runnable afterEachLook) {
        timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        look();
                        afterEachLook.run();
                    } catch (RuntimeException e) {
                        journal.accept("supervisor: " + e);
                    }
                },
                INTERVAL.toMillis(),
                INTERVAL.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** One look at every part; starts those whose pause is over. */
    public synchronized void look() {
        for (var watch : watches) {
            watch.look();
        }
    }

    /** How each part fares, in the order they were given. */
    public synchronized List<PartHealth> health() {
        return watches.stream()
                .map(w -> new PartHealth(w.part, w.restarts, w.restartAt != null, w.givenUp))
                .toList();
    }

    /** Restarts nothing from now on; returns when a restart under way is over. */
    @Override
    public void close() {
        timer.shutdownNow();
        synchronized (this) {
            watches.clear();
        }
    }

    /**
     * @param restarts how often it was started again
     * @param waiting it crashed and waits for its restart
     * @param givenUp it crashed too often in a row and is left alone
     */
    public record PartHealth(Part part, int restarts, boolean waiting, boolean givenUp) {}

    private final class Watch {
        private final Part part;
        private Instant startedAt;
        private int crashesInARow;
        private int restarts;
        private @Nullable Instant restartAt;
        private boolean givenUp;

        Watch(Part part, Instant startedAt) {
            this.part = part;
            this.startedAt = startedAt;
        }

        void look() {
            if (givenUp || part.process().filter(ProcessRef::alive).isPresent()) {
                return;
            }
            var now = clock.instant();
            if (restartAt == null) {
                crashed(now);
            } else if (!now.isBefore(restartAt)) {
                restart(now);
            }
        }

        private void crashed(Instant now) {
            crashesInARow = backoff.count(crashesInARow, Duration.between(startedAt, now));
            var pause = backoff.next(crashesInARow, random);
            givenUp = pause.isEmpty();
            restartAt = pause.map(now::plus).orElse(null);
            journal.accept(
                    part.name()
                            + pause.map(p -> " ended; starting it again in " + p.toMillis() + " ms")
                                    .orElse(" ended too often in a row; it stays down, see ")
                            + (givenUp ? part.log() : ""));
        }

        private void restart(Instant now) {
            restartAt = null;
            startedAt = now;
            restarts++;
            try {
                part.start();
                journal.accept(part.name() + " started again");
            } catch (IOException | RuntimeException e) {
                journal.accept(part.name() + " could not be started: " + e);
            }
        }
    }
}
