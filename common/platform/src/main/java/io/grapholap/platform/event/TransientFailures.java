package io.grapholap.platform.event;

import io.grapholap.common.error.PlatformException.Unavailable;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/**
 * Tells failures that pass by themselves (a database that restarts) from those that come again with
 * the same event. Beans of this type add what they know.
 */
public interface TransientFailures {
    boolean matches(Throwable failure);

    /** What is transient everywhere. */
    static boolean known(Throwable failure) {
        return failure instanceof Unavailable
                || failure instanceof IOException
                || failure instanceof TimeoutException;
    }
}
