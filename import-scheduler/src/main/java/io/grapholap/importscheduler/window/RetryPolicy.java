package io.grapholap.importscheduler.window;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a window that failed is tried again: five times, after a random part of 15 s, 30 s, 60 s and
 * so on ("full jitter": Brooker, Exponential Backoff And Jitter, AWS 2015).
 *
 * @param retries how often at most
 * @param first longest wait before the first retry
 * @param most longest wait of all
 */
public record RetryPolicy(int retries, Duration first, Duration most) {
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(5, Duration.ofSeconds(15), Duration.ofMinutes(15));

    /**
     * How long to wait after {@code attempt} failed.
     *
     * @param attempt which attempt it was, from 1
     * @param isTransient whether another attempt may end better
     * @return empty if the window has failed for good
     */
    public Optional<Duration> after(int attempt, boolean isTransient, RandomGenerator random) {
        if (attempt < 1) {
            throw new IllegalArgumentException("There is no attempt " + attempt + ".");
        }
        if (!isTransient || attempt > retries) {
            return Optional.empty();
        }
        long ceiling = Math.min(most.toMillis(), first.toMillis() << Math.min(attempt - 1, 32));
        return Optional.of(Duration.ofMillis(random.nextLong(ceiling + 1)));
    }
}
