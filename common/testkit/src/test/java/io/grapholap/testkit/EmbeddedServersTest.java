package io.grapholap.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("wiring")
class EmbeddedServersTest {
    @Test
    void postgresFindsItsDataAgainAfterItWasKilled(@TempDir Path dir) throws Exception {
        var data = dir.resolve("data");
        try (var first = EmbeddedPostgres.start(data, 0)) {
            first.createDatabase("graph_olap");
            execute(first, "create table kept (id int); insert into kept values (7)");
            ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();
            await().until(() -> !accepts(first));
        }
        try (var second = EmbeddedPostgres.start(data, 0)) {
            second.createDatabase("graph_olap");
            assertThat(read(second, "select id from kept")).isEqualTo(7);
        }
    }

    @Test
    void aStartStopsTheServerThatOutlivedItsStarter(@TempDir Path dir) throws Exception {
        var data = dir.resolve("data");
        var starter =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                StartAndVanish.class.getName(),
                                data.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var printed = new String(starter.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        long pid = Long.parseLong(printed.lines().reduce((a, last) -> last).orElseThrow());
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isPresent();

        try (var second = EmbeddedPostgres.start(data, 0)) {
            assertThat(second.pid()).isNotEqualTo(pid);
            assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        }
    }

    /** Starts a server and is gone at once, as a killed process is. */
    static final class StartAndVanish {
        public static void main(String[] args) {
            System.out.println(EmbeddedPostgres.start(Path.of(args[0]), 0).pid());
            Runtime.getRuntime().halt(137);
        }
    }

    @Test
    void kafkaKeepsItsTopicsAcrossAStop(@TempDir Path dir) throws Exception {
        try (var kafka = EmbeddedKafka.start(dir, 0)) {
            kafka.createTopics();
            kafka.createTopics();
        }
        try (var kafka = EmbeddedKafka.start(dir, 0);
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS))
                    .contains(
                            "export-jobs", "export-jobs-dlq", "instance-events", "wrapper-events");
        }
    }

    private static boolean accepts(EmbeddedPostgres server) {
        try (var connection = DriverManager.getConnection(server.jdbcUrl("graph_olap"))) {
            return connection.isValid(1);
        } catch (java.sql.SQLException e) {
            return false;
        }
    }

    private static void execute(EmbeddedPostgres server, String sql) throws Exception {
        try (var connection = DriverManager.getConnection(server.jdbcUrl("graph_olap"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int read(EmbeddedPostgres server, String sql) throws Exception {
        try (var connection = DriverManager.getConnection(server.jdbcUrl("graph_olap"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
