package io.grapholap.controlplane.runtime.process;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Ends processes and waits until they are gone. */
final class Termination {
    private static final Logger LOG = Logger.getLogger(Termination.class);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    private Termination() {}

    /**
     * By force, if there is one.
     *
     * @throws IOException if it cannot be ended
     */
    static void now(Optional<ProcessHandle> process) throws IOException {
        if (process.isPresent()) {
            kill(process.get());
        }
    }

    /**
     * Politely, and by force after {@code grace}.
     *
     * @param what names the process in the log
     * @throws IOException if it cannot be ended
     */
    static void within(Duration grace, ProcessHandle process, String what) throws IOException {
        process.destroy();
        if (!gone(process, grace)) {
            LOG.warnf("%s did not end within %s; killing it", what, grace);
            kill(process);
        }
    }

    private static void kill(ProcessHandle process) throws IOException {
        process.destroyForcibly();
        if (!gone(process, KILL_LIMIT)) {
            throw new IOException("process " + process.pid() + " cannot be killed");
        }
    }

    private static boolean gone(ProcessHandle process, Duration limit) throws IOException {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !process.isAlive();
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a process was ended", e);
        }
    }
}
