package io.grapholap.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process of this machine. The start time tells it from a later process with the same id.
 *
 * @param startedAt when the operating system started it; the epoch if that is not known
 */
public record ProcessRef(long pid, Instant startedAt) {
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);

    public static ProcessRef of(ProcessHandle handle) {
        return new ProcessRef(handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH));
    }

    public static ProcessRef current() {
        return of(ProcessHandle.current());
    }

    /** The live process with this id, whoever it is. */
    public static Optional<ProcessRef> ofPid(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(ProcessRef::of);
    }

    public boolean alive() {
        return handle().isPresent();
    }

    /** Asks it to end (SIGTERM); nothing happens if it has ended. */
    public void terminate() {
        handle().ifPresent(ProcessHandle::destroy);
    }

    /** Ends it at once (SIGKILL); nothing happens if it has ended. */
    public void kill() {
        handle().ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Waits until it has ended; false when it still lives after {@code limit}. */
    public boolean awaitEnd(Duration limit) {
        var found = handle();
        if (found.isEmpty()) {
            return true;
        }
        try {
            found.get().onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !alive();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !alive();
        }
    }

    /** Asks it to end, and ends it when it has not after {@code grace}. */
    public void stop(Duration grace) {
        terminate();
        if (!awaitEnd(grace)) {
            kill();
            awaitEnd(Duration.ofSeconds(5));
        }
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::sameStart);
    }

    private boolean sameStart(ProcessHandle handle) {
        var actual = handle.info().startInstant().orElse(Instant.EPOCH);
        return Duration.between(startedAt, actual).abs().compareTo(CLOCK_SLACK) < 0;
    }
}
