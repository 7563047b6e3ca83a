package io.grapholap.engine.ryugraph;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.error.PlatformException.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The files in which big answers wait for their readers, and what all of them together may weigh.
 * Whoever makes the biggest file is stopped when that is too much.
 */
final class Spool implements AutoCloseable {
    private static final long LOOK_MILLIS = 50;

    private final long maxBytes;
    private final Map<Path, Writing> files = new ConcurrentHashMap<>();
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().daemon().name("spool").unstarted(task));

    /** What becomes of one file. */
    private static final class Writing {
        private volatile @Nullable Ticket ticket;
        private volatile boolean stopped;
    }

    Spool(long maxBytes) {
        this.maxBytes = maxBytes;
        var _ =
                watch.scheduleWithFixedDelay(
                        this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Uses a file from before it is written until nobody reads it any more; then deletes it. */
    <T> T with(Path file, Supplier<T> work) {
        var writing = new Writing();
        files.put(file, writing);
        try {
            return work.get();
        } catch (PlatformException e) {
            throw writing.stopped ? tooMuch() : e;
        } finally {
            TopologyExport.delete(file);
            files.remove(file);
        }
    }

    /** A query writes the file; it is stopped when there is too much. */
    void writing(Path file, Ticket ticket, Runnable work) {
        var writing = files.get(file);
        if (writing == null) {
            throw new IllegalArgumentException(file + " is not in use");
        }
        writing.ticket = ticket;
        try {
            work.run();
        } finally {
            writing.ticket = null;
        }
        if (bytes() > maxBytes) {
            writing.stopped = true;
            throw tooMuch();
        }
    }

    private void look() {
        if (bytes() <= maxBytes) {
            return;
        }
        files.entrySet().stream()
                .filter(file -> file.getValue().ticket != null)
                .max(Comparator.comparingLong(file -> size(file.getKey())))
                .ifPresent(file -> stop(file.getValue()));
    }

    private static void stop(Writing writing) {
        var ticket = writing.ticket;
        if (ticket != null) {
            writing.stopped = true;
            ticket.interrupt();
        }
    }

    private long bytes() {
        return files.keySet().stream().mapToLong(Spool::size).sum();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            // Not there yet, or no longer.
            return 0;
        }
    }

    private Refused tooMuch() {
        return new Refused(
                ErrorCode.QUERY_EXECUTION_ERROR,
                "The answer does not fit on the disk of the instance: all that wait to be read may"
                        + " take %d MB together. Ask for fewer rows or columns."
                                .formatted(maxBytes >> 20),
                Map.of("max_spool_bytes", maxBytes));
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
