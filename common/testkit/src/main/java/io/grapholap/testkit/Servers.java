package io.grapholap.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL server and one broker for all tests of a JVM; started at first use, stopped with
 * the JVM.
 */
public final class Servers {
    private static @Nullable EmbeddedPostgres postgres;
    private static @Nullable EmbeddedKafka kafka;

    private Servers() {}

    public static synchronized EmbeddedPostgres postgres() {
        if (postgres == null) {
            var dir = scratch("postgres");
            var started = EmbeddedPostgres.start(dir.resolve("data"), 0);
            postgres = started;
            atExit(() -> {
                started.close();
                delete(dir);
            });
        }
        return postgres;
    }

    /** The broker, with all topics. */
    public static synchronized EmbeddedKafka kafka() {
        if (kafka == null) {
            var dir = scratch("kafka");
            var started = EmbeddedKafka.start(dir, 0);
            started.createTopics();
            kafka = started;
            atExit(() -> {
                started.close();
                delete(dir);
            });
        }
        return kafka;
    }

    /** Makes an empty database of a name of its own. */
    static String freshDatabase() {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        postgres().createDatabase(name);
        return name;
    }

    private static void atExit(Runnable action) {
        Runtime.getRuntime().addShutdownHook(new Thread(action, "testkit-stop"));
    }

    private static Path scratch(String name) {
        try {
            return Files.createTempDirectory("graph-olap-test-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path dir) {
        try (var files = Files.walk(dir)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
