package io.grapholap.importscheduler.run;

import java.time.Duration;
import java.util.Optional;

/**
 * Why an attempt came to nothing.
 *
 * @param isTransient whether another attempt may end better
 * @param keepStaged whether what is staged can still be committed
 * @param retryAfter empty if the window ends failed
 */
record RunFailure(
        String code,
        String message,
        boolean isTransient,
        boolean keepStaged,
        Optional<Duration> retryAfter) {}
