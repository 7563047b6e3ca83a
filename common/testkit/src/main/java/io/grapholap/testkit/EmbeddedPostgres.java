package io.grapholap.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL server of its own process, on loopback, on a data directory that may be used again:
 * a second start finds the data of the first, also after {@code kill -9}.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String USER = "postgres";
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(20);

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
    private final Path dataDir;

    private EmbeddedPostgres(
            io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, Path dataDir) {
        this.server = server;
        this.dataDir = dataDir;
    }

    /**
     * Starts a server, after stopping one that still runs on the same directory.
     *
     * @param dataDir created when missing
     * @param port 0 for any free one
     */
    public static EmbeddedPostgres start(Path dataDir, int port) {
        try {
            Files.createDirectories(dataDir.toAbsolutePath().getParent());
            stopServerOn(dataDir);
            var log =
                    Redirect.appendTo(
                            dataDir.resolveSibling(dataDir.getFileName() + ".log").toFile());
            var builder =
                    io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                            .setDataDirectory(dataDir)
                            .setOverrideWorkingDirectory(binaries().toFile())
                            .setCleanDataDirectory(false)
                            .setRegisterShutdownHook(false)
                            .setPGStartupWait(Duration.ofSeconds(60))
                            // The library turns durability off; what is committed must stay.
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("full_page_writes", "on")
                            .setServerConfig("listen_addresses", "127.0.0.1")
                            .setServerConfig("unix_socket_directories", "")
                            .setServerConfig("max_connections", "100")
                            .setServerConfig("shared_buffers", "64MB")
                            .setErrorRedirector(log)
                            .setOutputRedirector(log);
            if (port != 0) {
                builder.setPort(port);
            }
            return new EmbeddedPostgres(builder.start(), dataDir);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start on " + dataDir, e);
        }
    }

    /** Makes the database unless it is there. */
    public void createDatabase(String name) {
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres"));
                var find =
                        connection.prepareStatement(
                                "select 1 from pg_database where datname = ?")) {
            find.setString(1, name);
            try (var found = find.executeQuery()) {
                if (!found.next()) {
                    connection
                            .createStatement()
                            .execute("create database \"" + name.replace("\"", "\"\"") + "\"");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("database " + name + " could not be made", e);
        }
    }

    public String jdbcUrl() {
        return jdbcUrl("postgres");
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:"
                + port()
                + "/"
                + database
                + "?user="
                + USER
                + "&password="
                + password();
    }

    public String reactiveUrl() {
        return reactiveUrl("postgres");
    }

    public String reactiveUrl(String database) {
        return "postgresql://127.0.0.1:" + port() + "/" + database;
    }

    public String username() {
        return USER;
    }

    /** Not a secret: the server listens on loopback and trusts it. */
    public String password() {
        return "postgres";
    }

    public int port() {
        return server.getPort();
    }

    /** Process id of the postmaster. */
    public long pid() {
        return postmaster(dataDir)
                .orElseThrow(() -> new IllegalStateException("PostgreSQL is gone"))
                .pid();
    }

    @Override
    public void close() {
        stopServerOn(dataDir);
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop on " + dataDir, e);
        }
    }

    /**
     * Stops the server that runs on this directory, if there is one; connections are cut (fast
     * shutdown).
     */
    public static void stopServerOn(Path dataDir) {
        postmaster(dataDir).ifPresent(EmbeddedPostgres::stop);
    }

    private static void stop(ProcessHandle postmaster) {
        try {
            // SIGINT asks PostgreSQL for a fast shutdown; SIGTERM would wait for clients.
            new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).start().waitFor();
            postmaster.onExit().get(STOP_DEADLINE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            postmaster.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(
                    "PostgreSQL " + postmaster.pid() + " could not be stopped", e);
        }
    }

    /**
     * The live postmaster of a data directory, by its pid file; a recycled pid is no postmaster.
     */
    private static Optional<ProcessHandle> postmaster(Path dataDir) {
        try {
            var lines = Files.readAllLines(dataDir.resolve("postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.getFirst().trim()))
                    .filter(ProcessHandle::isAlive)
                    .filter(p -> p.info().command().map(c -> c.contains("postgres")).orElse(false));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Where the server's programs are unpacked, once per user. */
    private static Path binaries() throws IOException {
        return Files.createDirectories(
                Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "graph-olap-postgres-" + System.getProperty("user.name")));
    }
}
