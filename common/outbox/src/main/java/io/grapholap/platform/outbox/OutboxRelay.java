package io.grapholap.platform.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Publishes the outbox: one thread, one connection, one producer; one process at a time. Whatever
 * goes wrong, it lets go of all three, pauses, and begins again; rows stay until they were
 * published, and are published once.
 */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(5);
    private static final Duration LISTEN_PART = Duration.ofMillis(100);

    private final OutboxConfig config;
    private final Clock clock;
    private final String schema;
    private final String jdbcUrl;
    private final Properties login = new Properties();
    private final Map<String, Object> kafka;
    private final String transactionalId;
    private final Counter published;
    private final Timer lag;
    private final AtomicLong backlog = new AtomicLong();
    private final Thread thread = new Thread(this::run, "outbox-relay");
    private final CountDownLatch stopped = new CountDownLatch(1);

    OutboxRelay(
            OutboxConfig config,
            Clock clock,
            MeterRegistry metrics,
            @ConfigProperty(name = "graph-olap.database.schema") String schema,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String jdbcUrl,
            @ConfigProperty(name = "quarkus.datasource.username") String username,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "graph-olap.service.name") String service) {
        this.config = config;
        this.clock = clock;
        this.schema = schema;
        this.jdbcUrl = jdbcUrl;
        login.setProperty("user", username);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "5");
        login.setProperty("socketTimeout", "30");
        login.setProperty("tcpKeepAlive", "true");
        login.setProperty("ApplicationName", service + " outbox");
        this.kafka = kafka;
        this.transactionalId = service + "-outbox";
        this.published = metrics.counter("outbox_published");
        this.lag = metrics.timer("outbox_relay_lag");
        metrics.gauge("outbox_backlog", backlog);
    }

    void start(@Observes StartupEvent started) {
        if (config.relay()) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        // No interrupt: it would tear the Kafka client apart; every wait of the loop is short.
        stopped.countDown();
        thread.join(STOP_DEADLINE);
    }

    private void run() {
        var pause = config.backoff();
        while (!stopping()) {
            try (var table = new OutboxTable(connect(), schema)) {
                boolean mine = table.tryLock();
                if (mine) {
                    relay(table);
                }
                pause = mine ? config.backoff() : config.poll();
            } catch (SQLException | RuntimeException e) {
                if (!stopping()) {
                    LOG.warnf("Outbox relay begins again in about %d ms: %s", pause.toMillis(), e);
                    pause = longer(pause);
                }
            }
            sleep(jitter(pause));
        }
    }

    private void relay(OutboxTable table) throws SQLException {
        try (var publisher = new OutboxPublisher(kafka, transactionalId)) {
            LOG.debugf("Relaying the outbox of %s", schema);
            table.delete(publisher.published());
            table.listen();
            int batch = Math.min(config.batch(), PublishedRows.MOST);
            while (!stopping()) {
                var rows = table.oldest(batch);
                backlog.set(rows.size() < batch ? rows.size() : table.count());
                if (!rows.isEmpty()) {
                    publisher.publish(rows);
                    table.delete(PublishedRows.of(rows));
                    count(rows);
                }
                if (rows.size() < batch) {
                    awaitNews(table);
                }
            }
        }
    }

    /** Waits in short parts, since nothing else ends a wait when the service is to stop. */
    private void awaitNews(OutboxTable table) throws SQLException {
        long deadline = System.nanoTime() + config.poll().toNanos();
        boolean heard = false;
        while (!heard && !stopping() && System.nanoTime() - deadline < 0) {
            heard = table.await(LISTEN_PART);
        }
    }

    private void count(List<OutboxTable.Row> rows) {
        var now = clock.instant();
        published.increment(rows.size());
        rows.forEach(row -> lag.record(Duration.between(row.createdAt(), now)));
        backlog.set(0);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, login);
    }

    private Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(config.maxBackoff()) > 0 ? config.maxBackoff() : doubled;
    }

    private static Duration jitter(Duration pause) {
        return Duration.ofMillis(
                pause.toMillis() / 2
                        + ThreadLocalRandom.current().nextLong(pause.toMillis() / 2 + 1));
    }

    private boolean stopping() {
        return stopped.getCount() == 0;
    }

    private void sleep(Duration pause) {
        try {
            stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopped.countDown();
        }
    }
}
