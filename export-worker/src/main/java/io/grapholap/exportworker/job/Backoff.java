package io.grapholap.exportworker.job;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before trying again: doubling from half a second to a bound, with jitter. */
final class Backoff {
    private static final long FIRST_MILLIS = 500;

    private final long boundMillis;
    private int failures;

    Backoff(Duration bound) {
        this.boundMillis = bound.toMillis();
    }

    Duration next() {
        long wait = Math.min(boundMillis, FIRST_MILLIS << Math.min(failures++, 20));
        return Duration.ofMillis(wait / 2 + ThreadLocalRandom.current().nextLong(wait / 2 + 1));
    }

    void reset() {
        failures = 0;
    }

    int failures() {
        return failures;
    }
}
