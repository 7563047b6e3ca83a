package io.grapholap.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grapholap.common.event.Topic;
import io.grapholap.testkit.KafkaResource;
import io.grapholap.testkit.PostgresResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wiring")
class OutboxRelayTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private static final String KAFKA = new KafkaResource().start().get("kafka.bootstrap.servers");
    private static final Map<String, Object> BROKER = Map.of("bootstrap.servers", KAFKA);

    private final Map<String, String> database = new PostgresResource().start();
    private final String service = "test-" + UUID.randomUUID();
    private final List<OutboxRelay> relays = new ArrayList<>();
    private Connection connection;
    private TopicReader reader;

    @BeforeEach
    void table() throws Exception {
        connection =
                DriverManager.getConnection(
                        jdbcUrl(),
                        database.get("quarkus.datasource.username"),
                        database.get("quarkus.datasource.password"));
        connection
                .createStatement()
                .execute(
                        Files.readString(Path.of("src/main/resources/db/outbox/V0_1__outbox.sql")));
        reader = TopicReader.fromNow(KAFKA, Topic.EXPORT_JOBS);
    }

    @AfterEach
    void stop() throws Exception {
        for (var relay : relays) {
            relay.stop(new ShutdownEvent());
        }
        reader.close();
        connection.close();
    }

    @Test
    void rowsArriveInOrderAndLeaveTheTable() throws Exception {
        relay();
        IntStream.range(0, 1200).forEach(i -> append("k" + i % 7, "v" + i));

        var told = reader.read(1200, DEADLINE);
        assertThat(told).hasSize(1200);
        for (int k = 0; k < 7; k++) {
            var key = "k" + k + "=";
            assertThat(told.stream().filter(r -> r.startsWith(key)).toList())
                    .isEqualTo(expected(1200).stream().filter(r -> r.startsWith(key)).toList());
        }
        await().atMost(DEADLINE).until(() -> rows() == 0);
    }

    @Test
    void whatWasNotCommittedIsNotTold() throws Exception {
        relay();
        connection.setAutoCommit(false);
        append("k0", "rolled back");
        connection.rollback();
        connection.setAutoCommit(true);
        append("k0", "v0");

        assertThat(reader.read(1, DEADLINE)).containsExactly("k0=v0");
    }

    @Test
    void anotherRelayTakesOverWhenTheFirstLosesItsConnection() throws Exception {
        relay();
        append("k0", "v0");
        assertThat(reader.read(1, DEADLINE)).containsExactly("k0=v0");
        relay();
        int killed = killRelayConnections();
        append("k1", "v1");

        assertThat(reader.read(1, DEADLINE)).containsExactly("k1=v1");
        assertThat(killed).isPositive();
    }

    @Test
    void nothingIsLostOrDoubledWhileConnectionsAreCutAgainAndAgain() throws Exception {
        relay();
        relay();
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 50; i++) {
                append("k" + (round * 50 + i) % 7, "v" + (round * 50 + i));
            }
            killRelayConnections();
        }

        var told = new ArrayList<>(reader.readUntilAllOf(expected(500), DEADLINE));
        await().atMost(DEADLINE).until(() -> rows() == 0);
        append("k0", "last");
        told.addAll(reader.readUntilAllOf(List.of("k0=last"), DEADLINE));
        assertThat(told).doesNotHaveDuplicates();
    }

    @Test
    void whatWasPublishedBeforeADeathIsNotPublishedAgain() throws Exception {
        IntStream.range(0, 300).forEach(i -> append("k" + i % 7, "v" + i));
        try (var died = new OutboxPublisher(BROKER, service + "-outbox")) {
            // It does not live to delete them.
            died.publish(new OutboxTable(connection, "public").oldest(200));
        }
        relay();
        append("k0", "v300");

        var told = new ArrayList<>(reader.readUntilAllOf(expected(300), DEADLINE));
        await().atMost(DEADLINE).until(() -> rows() == 0);
        append("k0", "last");
        told.addAll(reader.readUntilAllOf(List.of("k0=last"), DEADLINE));
        assertThat(told).hasSize(302).doesNotHaveDuplicates();
    }

    @Test
    void rowsOfADatabaseThatWasMadeAnewArePublishedThoughTheyBearOldIds() throws Exception {
        IntStream.range(0, 50).forEach(i -> append("k0", "old" + i));
        try (var before = new OutboxPublisher(BROKER, service + "-outbox")) {
            before.publish(new OutboxTable(connection, "public").oldest(50));
        }
        connection.createStatement().execute("truncate outbox restart identity");
        IntStream.range(0, 50).forEach(i -> append("k0", "new" + i));
        relay();

        reader.readUntilAllOf(
                IntStream.range(0, 50).mapToObj(i -> "k0=new" + i).toList(), DEADLINE);
        await().atMost(DEADLINE).until(() -> rows() == 0);
    }

    @Test
    void aPublisherThatWakesUpLateIsFenced() {
        var row =
                new OutboxTable.Row(
                        1, Topic.EXPORT_JOBS.topicName(), "k0", "late", null, Instant.EPOCH);
        try (var older = new OutboxPublisher(BROKER, service)) {
            older.publish(List.of(row));
            try (var newer = new OutboxPublisher(BROKER, service)) {
                assertThatThrownBy(() -> older.publish(List.of(row)))
                        .isInstanceOf(KafkaException.class);
                newer.publish(List.of(row));
            }
        }
        assertThat(reader.read(2, DEADLINE)).containsExactly("k0=late", "k0=late");
    }

    @Test
    void theMedianWayFromCommitToConsumerIsShort() throws Exception {
        relay();
        append("k", "warm");
        reader.read(1, DEADLINE);
        var times = new ArrayList<Long>();
        for (int i = 0; i < 31; i++) {
            long start = System.nanoTime();
            append("k", "v" + i);
            reader.read(1, DEADLINE);
            times.add(System.nanoTime() - start);
        }
        times.sort(null);
        long median = times.get(15) / 1_000_000;
        System.out.println("outbox: median commit to consumer " + median + " ms");
        assertThat(median).isLessThan(250);
    }

    private String jdbcUrl() {
        return database.get("quarkus.datasource.jdbc.url");
    }

    private static List<String> expected(int count) {
        return IntStream.range(0, count).mapToObj(i -> "k" + i % 7 + "=v" + i).toList();
    }

    private void relay() {
        var config = new TestConfig();
        var relay =
                new OutboxRelay(
                        config,
                        Clock.systemUTC(),
                        new SimpleMeterRegistry(),
                        "public",
                        jdbcUrl(),
                        database.get("quarkus.datasource.username"),
                        database.get("quarkus.datasource.password"),
                        BROKER,
                        service);
        relay.start(new StartupEvent());
        relays.add(relay);
    }

    private void append(String key, String value) {
        try (var insert =
                connection.prepareStatement(
                        "insert into outbox (topic, record_key, payload, created_at) values (?, ?,"
                                + " ?, now())")) {
            insert.setString(1, Topic.EXPORT_JOBS.topicName());
            insert.setString(2, key);
            insert.setString(3, value);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int rows() throws SQLException {
        try (var count = connection.createStatement().executeQuery("select count(*) from outbox")) {
            count.next();
            return count.getInt(1);
        }
    }

    private int killRelayConnections() throws SQLException {
        var sql =
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = '"
                        + service
                        + " outbox'";
        int killed = 0;
        try (var answer = connection.createStatement().executeQuery(sql)) {
            while (answer.next()) {
                killed++;
            }
        }
        return killed;
    }

    private static final class TestConfig implements OutboxConfig {
        @Override
        public boolean relay() {
            return true;
        }

        @Override
        public Duration poll() {
            return Duration.ofMillis(500);
        }

        @Override
        public int batch() {
            return 500;
        }

        @Override
        public Duration backoff() {
            return Duration.ofMillis(20);
        }

        @Override
        public Duration maxBackoff() {
            return Duration.ofMillis(200);
        }
    }
}
