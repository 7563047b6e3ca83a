package io.grapholap.warehouse.source;

import io.grapholap.warehouse.Cancellation;
import java.time.Duration;

/**
 * How long an answer may take, and who may stop it.
 *
 * @param timeLimit for the whole call
 */
public record Call(Duration timeLimit, Cancellation cancellation) {
    /** A call that only its time limit stops. */
    public static Call within(Duration timeLimit) {
        return new Call(timeLimit, new Cancellation());
    }
}
