package io.grapholap.controlplane.runtime.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A few processes that have booted before anybody needs them, so that an instance need not wait for
 * a JVM. Each serves one instance at most and is told which only when it is wanted. They are of the
 * shape and the command that were last asked for; others are ended. Safe for use by many threads.
 */
final class Spares implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Spares.class);

    private final StateDirectory directory;
    private final ProcessTable table;
    private final int most;
    private final List<Spare> ready = new ArrayList<>();
    private boolean closed;

    /**
     * @param most how many are kept at the same time; none if 0
     */
    Spares(StateDirectory directory, ProcessTable table, int most) {
        this.directory = directory;
        this.table = table;
        this.most = most;
    }

    /**
     * Takes one that fits out of the pool; whoever takes it answers for it.
     *
     * @return nothing if there is none, then the caller starts a process of its own
     */
    synchronized Optional<Spare> take(WrapperShape shape, WrapperCommand command)
            throws IOException {
        endMisfits(shape, command);
        return ready.isEmpty() ? Optional.empty() : Optional.of(ready.removeFirst());
    }

    /** Starts as many as are missing; harmless when none is. */
    synchronized void replenish(WrapperShape shape, WrapperCommand command) throws IOException {
        if (closed || most == 0) {
            return;
        }
        endMisfits(shape, command);
        while (ready.size() < most) {
            ready.add(start(shape, command));
        }
    }

    /** How many there are. */
    synchronized int size() {
        return ready.size();
    }

    private void endMisfits(WrapperShape shape, WrapperCommand command) throws IOException {
        var jarTime = Files.getLastModifiedTime(command.jar());
        for (Iterator<Spare> all = ready.iterator(); all.hasNext(); ) {
            var spare = all.next();
            if (!spare.fits(shape, command, jarTime)) {
                all.remove();
                end(spare);
            }
        }
    }

    private Spare start(WrapperShape shape, WrapperCommand command) throws IOException {
        var id = UUID.randomUUID();
        var jarTime = Files.getLastModifiedTime(command.jar());
        directory.prepareSpare(id);
        @Nullable Process process = null;
        try {
            var home = directory.spare(id);
            var builder =
                    new ProcessBuilder(
                                    command.line(shape, table.spareMarks(id), home.resolve("tmp")))
                            .directory(home.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.to(new File(home.toFile(), "log")));
            builder.environment().clear();
            builder.environment().putAll(command.spareEnvironment(shape));
            process = builder.start();
            return new Spare(id, shape, command, jarTime, process);
        } finally {
            if (process == null) {
                directory.removeSpare(id);
            }
        }
    }

    /** Ends a spare that serves nobody, and removes what it left. */
    void end(Spare spare) {
        spare.process().destroyForcibly();
        try {
            spare.process().onExit().join();
            directory.removeSpare(spare.id());
        } catch (IOException e) {
            LOG.warnf(e, "Files of spare %s are left behind", spare.id());
        }
    }

    /** Ends all that are left; there will be no more. */
    @Override
    public synchronized void close() {
        closed = true;
        ready.forEach(this::end);
        ready.clear();
    }
}
