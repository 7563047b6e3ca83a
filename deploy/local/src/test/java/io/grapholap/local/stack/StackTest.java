package io.grapholap.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grapholap.local.process.ProcessRef;
import io.grapholap.local.stack.StackRecord.PartRecord;
import io.grapholap.local.stack.StackRecord.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real PostgreSQL and Kafka, stand-ins for the services. */
@Tag("wiring")
class StackTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final List<String> journal = new CopyOnWriteArrayList<>();
    @TempDir private Path directory;
    private Home home;
    private StateDir state;

    @BeforeEach
    void create() throws IOException {
        home = FakeHome.create(directory.resolve("project"));
        state = new StateDir(directory.resolve("state"));
    }

    @Test
    void whatIsKilledComesBackAndNothingIsLeftAtTheEnd() throws Exception {
        var stack = Stack.start(options(), journal::add).orElseThrow();
        try (stack) {
            assertThat(stack.record().parts())
                    .extracting(PartRecord::name)
                    .containsExactly(
                            "postgres",
                            "kafka",
                            "control-plane",
                            "import-scheduler",
                            "gateway",
                            "export-worker");
            assertThat(state.warehouse().resolve("flights/airports.csv")).exists();
            assertThat(Stack.start(options(), journal::add)).isEmpty();

            for (var name : List.of("export-worker", "kafka", "postgres")) {
                var killed = process(name);
                killed.kill();
                await(name)
                        .atMost(SOON)
                        .untilAsserted(() ->
                                assertThat(isUpAgain(name, killed))
                                        .as(journal.toString())
                                        .isTrue());
            }
        }

        assertThat(stack.survivors()).isEmpty();
        assertThat(state.stackFile()).doesNotExist();
        assertThat(journal).anyMatch(l -> l.startsWith("stopped in"));
    }

    @Test
    void aPartThatDoesNotComeUpStopsTheRestAndShowsItsLog() throws Exception {
        var jar = Service.GATEWAY.app(home).resolve("quarkus-run.jar");
        Files.writeString(jar, "no jar");

        try {
            Stack.start(options(), journal::add);
        } catch (StackException e) {
            assertThat(e).hasMessageContaining("gateway ended").hasMessageContaining("corrupt");
        }

        assertThat(StackFile.read(state)).isEmpty();
        assertThat(StackLock.take(state)).isPresent();
    }

    @Test
    void aKilledLauncherLeavesNothingBehindAndTheNextOneStarts() throws Exception {
        var launcher = launch();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> StackFile.live(state).filter(StackRecord::ready).isPresent());
            var parts = processes();
            assertThat(parts).hasSize(6).allMatch(ProcessRef::alive);

            ProcessRef.of(launcher.toHandle()).kill();

            await().atMost(SOON).until(() -> parts.stream().noneMatch(ProcessRef::alive));
        } finally {
            launcher.destroyForcibly();
        }
        Stack.start(options(), journal::add).orElseThrow().close();
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(
                        Jvm.java().toString(),
                        "-jar",
                        home.launcherJar().toString(),
                        "supervise",
                        "--any-ports",
                        "--home",
                        home.root().toString(),
                        "--state-dir",
                        state.root().toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("launcher.log").toFile())
                .start();
    }

    private boolean isUpAgain(String name, ProcessRef killed) throws IOException {
        var part = part(name);
        var process = part.process();
        return process != null
                && part.state() == State.UP
                && process.pid() != killed.pid()
                && process.alive();
    }

    private ProcessRef process(String name) throws IOException {
        var process = part(name).process();
        assertThat(process).isNotNull();
        return process;
    }

    private PartRecord part(String name) throws IOException {
        return StackFile.read(state).orElseThrow().parts().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<ProcessRef> processes() throws IOException {
        return StackFile.read(state).orElseThrow().parts().stream()
                .map(PartRecord::process)
                .toList();
    }

    private StackOptions options() {
        return new StackOptions(home, state, true, false);
    }
}
