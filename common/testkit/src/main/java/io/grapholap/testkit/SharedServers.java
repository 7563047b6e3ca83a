package io.grapholap.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
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
            var dir = temporaryDirectory();
            var started = start.apply(dir);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started, dir)));
            shared.setProperty(property, started.address());
            return started.address();
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("graph-olap-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(Started started, Path dir) {
        try {
            started.server().close();
            Files.walkFileTree(dir, new Delete());
        } catch (Exception e) {
            // The JVM is going away; what is left lies in the temporary directory.
        }
    }

    private record Started(String address, AutoCloseable server) {}

    private static final class Delete extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(
                Path dir, @org.jspecify.annotations.Nullable IOException failure)
                throws IOException {
            Files.deleteIfExists(dir);
            return FileVisitResult.CONTINUE;
        }
    }
}
