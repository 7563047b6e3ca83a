package io.grapholap.local.stack;

import io.grapholap.local.process.ProcessRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A PostgreSQL server that outlived its launcher: it is nobody's child and must be found by its
 * files.
 */
public final class PostgresLeftover {
    private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(10);

    private PostgresLeftover() {}

    /**
     * Stops the server of this data directory, if one runs; nothing committed is lost.
     *
     * @param data the data directory; need not exist
     */
    public static void stop(Path data) throws IOException {
        var server = find(data);
        if (server.isPresent()) {
            interrupt(server.get().pid());
            if (!server.get().awaitEnd(FAST_SHUTDOWN)) {
                server.get().kill();
                server.get().awaitEnd(FAST_SHUTDOWN);
            }
        }
    }

    private static Optional<ProcessRef> find(Path data) throws IOException {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessRef.ofPid(Long.parseLong(lines.getFirst().strip()))
                            .filter(p -> isPostgres(p.pid()));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A recycled process id belongs to somebody else. */
    private static boolean isPostgres(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(h -> h.info().command())
                .map(c -> c.contains("postgres"))
                .orElse(false);
    }

    /** SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for every client. */
    private static void interrupt(long pid) throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(pid))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
