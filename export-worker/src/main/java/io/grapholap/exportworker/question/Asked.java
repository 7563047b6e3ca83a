package io.grapholap.exportworker.question;

import io.grapholap.warehouse.Cancellation;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A question that is being answered.
 *
 * @param directory an empty local directory of this question; gone when it has ended
 * @param cancellation told when the time is over
 * @param end {@link System#nanoTime} when the time is over
 */
record Asked(Path directory, Cancellation cancellation, long end) {
    /** Time that is left; zero when it is over. */
    Duration timeLeft() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
