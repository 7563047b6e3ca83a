package io.grapholap.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @TempDir private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "status", "logs", "demo", "train"})
    void everyCommandExplainsItself(String command) {
        var text = new StringWriter();

        int code = Main.commandLine().setOut(new PrintWriter(text)).execute(command, "--help");

        assertThat(code).isZero();
        assertThat(text.toString())
                .contains("Usage: graph-olap " + command)
                .contains("--state-dir");
    }

    @Test
    void withNothingUpStatusSaysSoAndDownIsContent() {
        var state = directory.resolve("state").toString();

        assertThat(Main.run("status", "--state-dir", state)).isEqualTo(1);
        assertThat(Main.run("down", "--state-dir", state)).isZero();
    }

    @Test
    void anUnbuiltProjectIsRefusedWithAHint() {
        var text = new StringWriter();

        int code =
                Main.commandLine()
                        .setErr(new PrintWriter(text))
                        .execute(
                                "train",
                                "--home",
                                directory.toString(),
                                "--state-dir",
                                directory.resolve("state").toString());

        assertThat(code).isEqualTo(1);
        assertThat(text.toString()).contains("not built").contains("make build");
    }

    @Test
    void aFollowedLogGivesWholeLinesOnce() throws IOException {
        var file = directory.resolve("a.log");
        try (var follower = new LogFollower(file)) {
            assertThat(follower.lines()).isEmpty();
            Files.writeString(file, "one\ntw");
            assertThat(follower.lines()).containsExactly("one");
            Files.writeString(file, "one\ntwo\n");
            assertThat(follower.lines()).containsExactly("two");
            assertThat(follower.lines()).isEmpty();
        }
    }
}
