package io.grapholap.engine.algorithm;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Tells a running algorithm to stop: its time is up, or nobody wants the result. */
public final class Cancellation {
    private final long start = System.nanoTime();
    private final Duration timeout;
    private volatile boolean cancelled;

    private Cancellation(Duration timeout) {
        this.timeout = timeout;
    }

    /** Stops the algorithm that long from now. */
    public static Cancellation after(Duration timeout) {
        return new Cancellation(timeout);
    }

    /** Never stops it by itself. */
    public static Cancellation forever() {
        return new Cancellation(Duration.ofDays(36_500));
    }

    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** What is left of the time; zero when it is up. */
    public Duration remaining() {
        var left = timeout.minus(elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * Called by algorithms between pieces of work.
     *
     * @throws CancellationException when cancelled
     * @throws PlatformException {@code ALGORITHM_TIMEOUT} when the time is up
     */
    public void check() {
        if (cancelled) {
            throw new CancellationException("the algorithm was cancelled");
        }
        if (remaining().isZero()) {
            throw new PlatformException.Refused(
                    ErrorCode.ALGORITHM_TIMEOUT,
                    "The algorithm did not finish within " + timeout.toMillis() + " ms.",
                    Map.of("timeout_ms", timeout.toMillis(), "elapsed_ms", elapsed().toMillis()));
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
