package io.grapholap.wrapper.algorithm;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.wrapper.algorithm.Execution.State;
import java.time.Clock;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How work on an execution ended.
 *
 * @param state for the history
 * @param failure for whoever waits; null unless it failed
 */
record Outcome(State state, @Nullable PlatformException failure) {
    private static final Logger LOG = Logger.getLogger(Outcome.class);

    /** Does the work; whatever it throws is an outcome too. */
    static Outcome of(String executionId, Supplier<State.Completed> work, Clock clock) {
        try {
            return new Outcome(work.get(), null);
        } catch (PlatformException e) {
            return failed(e, clock);
        } catch (CancellationException e) {
            return new Outcome(new State.Cancelled(clock.instant()), null);
        } catch (Throwable e) {
            LOG.error("The execution " + executionId + " failed.", e);
            return failed(unexpected(e), clock);
        }
    }

    private static Outcome failed(PlatformException failure, Clock clock) {
        return new Outcome(
                new State.Failed(
                        clock.instant(),
                        failure.code().name(),
                        String.valueOf(failure.getMessage())),
                failure);
    }

    private static PlatformException unexpected(Throwable e) {
        return e instanceof OutOfMemoryError
                ? new Refused(
                        ErrorCode.INSUFFICIENT_MEMORY,
                        "The instance has too little memory for this algorithm on this graph.")
                : new Refused(ErrorCode.ALGORITHM_ERROR, "The algorithm failed unexpectedly.");
    }
}
