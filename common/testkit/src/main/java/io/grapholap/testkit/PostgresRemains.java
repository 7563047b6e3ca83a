package io.grapholap.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What an earlier server left in a data directory: a lock file, perhaps a process. */
record PostgresRemains(Path pidFile) {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    static PostgresRemains of(Path dataDir) {
        return new PostgresRemains(dataDir.resolve("postmaster.pid"));
    }

    /** Process id in the lock file, alive or not. */
    Optional<Long> pid() {
        try {
            return Files.exists(pidFile)
                    ? Files.readAllLines(pidFile).stream()
                            .findFirst()
                            .map(String::strip)
                            .map(Long::parseLong)
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Stops a server that still runs here and removes the lock file of one that does not. */
    void clear() throws IOException {
        var server = pid().flatMap(ProcessHandle::of).filter(PostgresRemains::isPostgres);
        if (server.isPresent()) {
            stop(server.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .map(c -> Path.of(c).getFileName().toString())
                        .filter("postgres"::equals)
                        .isPresent();
    }

    /** SIGINT is PostgreSQL's fast shutdown: it ends sessions and writes a checkpoint. */
    private static void stop(ProcessHandle server) throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start();
        try {
            server.onExit().get(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            server.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            server.destroyForcibly();
        }
    }
}
