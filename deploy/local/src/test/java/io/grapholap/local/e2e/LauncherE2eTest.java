package io.grapholap.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grapholap.common.json.Json;
import io.grapholap.local.demo.Api;
import io.grapholap.local.demo.Flights;
import io.grapholap.local.demo.Platform;
import io.grapholap.local.demo.Traceparent;
import io.grapholap.local.process.ProcessRef;
import io.grapholap.local.stack.StackFile;
import io.grapholap.local.stack.StackRecord;
import io.grapholap.local.stack.StackRecord.PartRecord;
import io.grapholap.local.stack.StateDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as people use it: its command line, and what is left when it is killed. */
@Tag("e2e")
class LauncherE2eTest {
    private static final Duration GONE = Duration.ofSeconds(30);

    @TempDir private Path directory;
    private StateDir state;

    @BeforeEach
    void place() {
        state = new StateDir(directory.resolve("state"));
    }

    @AfterEach
    void down() throws IOException, InterruptedException {
        launcher("down");
    }

    @Test
    void upTwiceStatusDemoDown() throws Exception {
        assertThat(launcher("up", "--any-ports")).isZero();
        var first = StackFile.live(state).orElseThrow();
        assertThat(launcher("up")).isZero();
        assertThat(StackFile.live(state).orElseThrow().launcher()).isEqualTo(first.launcher());
        assertThat(launcher("status")).isZero();

        assertThat(launcher("demo")).as("%s", output()).isZero();

        var last = Json.mapper().readTree(output().getLast());
        assertThat(last.path("demo").asText()).isEqualTo("ok");
        assertThat(last.path("seconds").path("total").asDouble()).isPositive();
        assertThat(StackFile.live(state)).as("a stack that was up stays up").isPresent();
        var processes = processes();
        assertThat(launcher("down")).isZero();
        assertThat(processes).noneMatch(ProcessRef::alive);
        assertThat(launcher("status")).isEqualTo(1);
    }

    @Test
    void aKilledLauncherTakesEverythingWithIt() throws Exception {
        assertThat(launcher("up", "--any-ports")).isZero();
        var stack = StackFile.live(state).orElseThrow();
        runInstance(stack);
        await("the instance's process and the next spare to be known")
                .atMost(GONE)
                .until(() -> processes().size() > 7);
        var processes = processes();
        assertThat(processes).allMatch(ProcessRef::alive);

        stack.launcher().kill();

        await("everything to be gone")
                .atMost(GONE)
                .until(() -> processes.stream().noneMatch(ProcessRef::alive));
        assertThat(launcher("up", "--any-ports")).as("%s", output()).isZero();
    }

    @Test
    void anInterruptedDemoStopsWhatItStarted() throws Exception {
        var demo = start("demo", "--any-ports");
        await("the stack")
                .atMost(RunningPlatform.STARTED)
                .until(() -> StackFile.live(state).filter(StackRecord::ready).isPresent());
        var processes = processes();

        new ProcessBuilder("kill", "-INT", Long.toString(demo.pid())).start().waitFor();

        assertThat(demo.waitFor(GONE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(demo.exitValue()).isNotZero();
        assertThat(processes).noneMatch(ProcessRef::alive);
        assertThat(StackFile.read(state)).isEmpty();
    }

    private static void runInstance(StackRecord stack) {
        var api = new Api("alice", Traceparent.random());
        var platform = new Platform(api, stack.url("control-plane"));
        long mapping = platform.createMapping(Flights.mapping("left behind"));
        long instance = platform.createInstance(mapping, "left behind").path("id").asLong();
        await("the instance to run")
                .atMost(RunningPlatform.EXPORTED)
                .until(() -> RunningPlatform.status(platform.instance(instance)).equals("running"));
    }

    private List<ProcessRef> processes() throws IOException {
        return StackFile.read(state).orElseThrow().parts().stream()
                .map(PartRecord::process)
                .toList();
    }

    private int launcher(String... arguments) throws IOException, InterruptedException {
        var process = start(arguments);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private Process start(String... arguments) throws IOException {
        // A shell that runs tests in the background may have them ignore Ctrl-C.
        var command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.add("-jar");
        command.add(RunningPlatform.home().launcherJar().toString());
        command.addAll(List.of(arguments));
        command.add("--state-dir");
        command.add(state.root().toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.log").toFile())
                .start();
    }

    private List<String> output() throws IOException {
        return Files.readAllLines(directory.resolve("output.log"));
    }
}
