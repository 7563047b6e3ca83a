package io.grapholap.controlplane.runtime.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.grapholap.controlplane.runtime.WrapperSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Wrappers in a state directory of their own, none of which outlives its test. */
abstract class WrapperScene {
    @TempDir Path temp;

    StateDirectory directory;
    WrapperCommand command;
    final AtomicInteger ends = new AtomicInteger();

    @BeforeEach
    void prepare() throws IOException {
        directory = new StateDirectory(temp.resolve("state"));
        command = FakeWrappers.command(temp);
    }

    @AfterEach
    void endAll() {
        alive().forEach(ProcessHandle::destroyForcibly);
    }

    WrapperProcesses adopted() throws IOException {
        var processes =
                new WrapperProcesses(
                        directory,
                        0,
                        Duration.ofSeconds(1),
                        Clock.systemUTC(),
                        ends::incrementAndGet);
        processes.adopt();
        return processes;
    }

    List<ProcessHandle> alive() {
        return FakeWrappers.alive(directory);
    }

    void awaitUp(WrapperSpec spec) {
        await().atMost(20, SECONDS)
                .until(() -> Files.exists(directory.work(spec.name()).resolve("up")));
    }
}
