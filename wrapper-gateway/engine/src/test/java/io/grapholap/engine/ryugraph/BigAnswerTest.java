package io.grapholap.engine.ryugraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A big answer takes disk and not memory, and no disk afterwards. */
class BigAnswerTest {
    private static final long MIB = 1L << 20;

    @TempDir Path directory;

    @Test
    void aMillionRowsTakeLittleMemoryAndLeaveNoFile() throws Exception {
        takeLittleMemory(1_000_000);
    }

    @Test
    @Tag("slow")
    void tenMillionRowsTakeLittleMemoryAndLeaveNoFile() throws Exception {
        takeLittleMemory(10_000_000);
    }

    private void takeLittleMemory(long rows) throws Exception {
        var told = child(rows);

        assertThat(told.get(0)).as("rows").isEqualTo(rows);
        assertThat(told.get(1)).as("bytes of memory more than before").isLessThan(256 * MIB);
        assertThat(told.get(2)).as("bytes that went by").isGreaterThan(10 * rows);
        try (var files = Files.list(directory.resolve("scratch"))) {
            assertThat(files).isEmpty();
        }
    }

    /** In a process of its own, whose memory is that of nothing else. */
    private List<Long> child(long rows) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx192m",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                BigAnswer.class.getName(),
                                directory.toString(),
                                Long.toString(rows))
                        .redirectError(directory.resolve("log").toFile())
                        .start();
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(() -> "exit status; " + log(directory.resolve("log")))
                .isZero();
        return List.of(told.strip().split(" ")).stream().map(Long::valueOf).toList();
    }

    private static String log(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
