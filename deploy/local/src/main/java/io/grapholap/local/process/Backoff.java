package io.grapholap.local.process;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a crashed process is started again: doubling, with jitter, and not for
 * ever.
 *
 * @param first the wait before the first restart
 * @param longest no wait is longer, jitter apart
 * @param restarts restarts in a row before giving up
 * @param settled a process that lived this long has recovered: the count starts again
 */
public record Backoff(Duration first, Duration longest, int restarts, Duration settled) {
    public static final Backoff DEFAULT =
            new Backoff(Duration.ofMillis(250), Duration.ofSeconds(15), 8, Duration.ofSeconds(60));

    /**
     * The wait before the next restart, up to a quarter longer by chance; empty means give up.
     *
     * @param crashesInARow crashes so far, this one included
     */
    public Optional<Duration> next(int crashesInARow, RandomGenerator random) {
        if (crashesInARow > restarts) {
            return Optional.empty();
        }
        long plain =
                Math.min(
                        longest.toMillis(),
                        first.toMillis() << Math.min(20, Math.max(0, crashesInARow - 1)));
        return Optional.of(Duration.ofMillis(plain + random.nextLong(plain / 4 + 1)));
    }

    /** Crashes in a row after one more, given how long the process had lived. */
    public int count(int crashesInARow, Duration lived) {
        return lived.compareTo(settled) >= 0 ? 1 : crashesInARow + 1;
    }
}
