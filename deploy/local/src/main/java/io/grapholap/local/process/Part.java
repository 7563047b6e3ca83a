package io.grapholap.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** One process that a stack consists of. May be stopped from another thread than it is started. */
public interface Part {
    String name();

    /**
     * Starts the process; it need not be ready on return.
     *
     * @throws IOException when it cannot be started at all, or was stopped before
     */
    void start() throws IOException;

    /** The process as last started; empty before the first start. */
    Optional<ProcessRef> process();

    /** Whether it does its work now. */
    boolean ready();

    /** Ends it: politely, then after {@code grace} by force. Nothing happens if it has ended. */
    void stop(Duration grace);

    /** Where its output goes, for messages to people. */
    String log();
}
