package io.grapholap.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A PostgreSQL server as a child process. Its data stays in its directory: a later start on the
 * same directory finds it again, also after the server or this process were killed.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final String USERNAME = "postgres";

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
    private final Path dataDir;

    private EmbeddedPostgres(
            io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, Path dataDir) {
        this.server = server;
        this.dataDir = dataDir;
    }

    /**
     * Starts a server on 127.0.0.1 and waits until it answers, for up to 60 s. A server that an
     * earlier process left running on the same directory is stopped first. What is committed stays,
     * whatever is killed; the server writes its log beside the directory.
     *
     * @param dataDir filled on the first start
     * @param port 0 takes any free one
     * @throws UncheckedIOException when it does not come up
     */
    public static EmbeddedPostgres start(Path dataDir, int port) {
        return start(dataDir, port, true);
    }

    /** A server whose data need not outlive it: faster, since nothing waits for the disk. */
    static EmbeddedPostgres startForgetful(Path dataDir) {
        return start(dataDir, 0, false);
    }

    private static EmbeddedPostgres start(Path dataDir, int port, boolean durable) {
        try {
            PostgresRemains.of(dataDir).clear();
            Files.createDirectories(dataDir.toAbsolutePath().getParent());
            var log = dataDir.resolveSibling(dataDir.getFileName() + ".log").toFile();
            var builder =
                    io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                            .setDataDirectory(dataDir)
                            .setOverrideWorkingDirectory(binaries().toFile())
                            .setCleanDataDirectory(false)
                            .setRegisterShutdownHook(false)
                            .setPGStartupWait(START_WITHIN)
                            .setErrorRedirector(Redirect.appendTo(log))
                            .setOutputRedirector(Redirect.appendTo(log))
                            .setServerConfig("fsync", durable ? "on" : "off")
                            .setServerConfig("synchronous_commit", durable ? "on" : "off")
                            .setServerConfig("full_page_writes", durable ? "on" : "off")
                            .setServerConfig("listen_addresses", "127.0.0.1")
                            .setServerConfig("unix_socket_directories", "")
                            .setServerConfig("max_connections", "200")
                            .setServerConfig("shared_buffers", "64MB");
            if (port != 0) {
                builder.setPort(port);
            }
            return new EmbeddedPostgres(builder.start(), dataDir);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start on " + dataDir, e);
        }
    }

    /** Where the server's programs are unpacked, once per user. */
    private static Path binaries() throws IOException {
        return Files.createDirectories(
                Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "graph-olap-postgres-" + System.getProperty("user.name")));
    }

    public String jdbcUrl() {
        return jdbcUrl(USERNAME);
    }

    /** URL of another database of this server, with its login. */
    public String jdbcUrl(String database) {
        return "jdbc:" + reactiveUrl(database) + "?user=" + USERNAME + "&password=" + USERNAME;
    }

    public String reactiveUrl() {
        return reactiveUrl(USERNAME);
    }

    /** URL of another database of this server, for the reactive client. */
    public String reactiveUrl(String database) {
        return "postgresql://127.0.0.1:" + port() + "/" + database;
    }

    public String username() {
        return USERNAME;
    }

    /** Any password does: the server trusts whoever reaches 127.0.0.1. */
    public String password() {
        return USERNAME;
    }

    public int port() {
        return server.getPort();
    }

    /** Process id of the server itself. */
    public long pid() {
        return PostgresRemains.of(dataDir)
                .pid()
                .orElseThrow(() -> new IllegalStateException("PostgreSQL does not run"));
    }

    /** Creates a database unless it is there. */
    public void createDatabase(String name) {
        try (var connection = DriverManager.getConnection(jdbcUrl());
                var find =
                        connection.prepareStatement(
                                "select 1 from pg_database where datname = ?")) {
            find.setString(1, name);
            try (var found = find.executeQuery();
                    var create = connection.createStatement()) {
                if (!found.next()) {
                    create.execute("create database \"" + name.replace("\"", "\"\"") + "\"");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + name, e);
        }
    }

    /** Stops the server; its data stays. */
    @Override
    public void close() {
        try {
            server.close();
            PostgresRemains.of(dataDir).clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
