package io.grapholap.testkit;

import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Function;

/**
 * One PostgreSQL and one Kafka for all tests of a JVM, whichever class loader asks: what runs is
 * remembered in system properties.
 */
final class SharedServers {
    private static final String POSTGRES = "graph-olap.testkit.postgres";
    private static final String KAFKA = "graph-olap.testkit.kafka";

    private SharedServers() {}

    /** {@code host:port} of the shared server. */
    static String postgres() {
        return started(
                POSTGRES,
                dir -> {
                    var server = EmbeddedPostgres.startForgetful(dir.resolve("postgres"));
                    return new Started("127.0.0.1:" + server.port(), server);
                });
    }

    /** Bootstrap servers of the shared broker; its topics exist. */
    static String kafka() {
        return started(
                KAFKA,
                dir -> {
                    var broker = EmbeddedKafka.start(dir.resolve("kafka"), 0);
                    broker.createTopics();
                    return new Started(broker.bootstrapServers(), broker);
                });
    }

    private static String started(String property, Function<Path, Started> start) {
        Properties shared = System.getProperties();
        synchronized (shared) {
            var known = shared.getProperty(property);
            if (known != null) {
                return known;
            }
            var dir = TemporaryDirectory.create("graph-olap-test");
            var started = start.apply(dir.path());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started, dir)));
            shared.setProperty(property, started.address());
            return started.address();
        }
    }

    private static void stop(Started started, TemporaryDirectory dir) {
        try {
            started.server().close();
            dir.close();
        } catch (Exception e) {
            // The JVM is going away; what is left lies in the temporary directory.
        }
    }

    private record Started(String address, AutoCloseable server) {}
}
