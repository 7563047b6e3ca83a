package io.grapholap.engine.ryugraph;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import java.time.Duration;
import java.util.Map;

/** The moment at which an answer is due, counted from when it was asked for. */
final class Deadline {
    private final long start = System.nanoTime();
    private final Duration timeout;
    private final ErrorCode code;

    private Deadline(Duration timeout, ErrorCode code) {
        this.timeout = timeout;
        this.code = code;
    }

    static Deadline ofQuery(Duration timeout) {
        return new Deadline(timeout, ErrorCode.QUERY_TIMEOUT);
    }

    static Deadline ofAlgorithm(Duration timeout) {
        return new Deadline(timeout, ErrorCode.ALGORITHM_TIMEOUT);
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    boolean hasPassed() {
        return elapsed().compareTo(timeout) >= 0;
    }

    /** What is left, in milliseconds; at least 1, since the engine takes 0 for no limit. */
    long remainingMillis() {
        return Math.max(1, timeout.minus(elapsed()).toMillis());
    }

    /** What to tell the caller when it has passed. */
    PlatformException exceeded() {
        var subject = code == ErrorCode.QUERY_TIMEOUT ? "query" : "algorithm";
        return new PlatformException.Refused(
                code,
                "The " + subject + " did not finish within " + timeout.toMillis() + " ms.",
                Map.of("timeout_ms", timeout.toMillis(), "elapsed_ms", elapsed().toMillis()));
    }
}
