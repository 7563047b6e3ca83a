package io.grapholap.controlplane.runtime.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grapholap.controlplane.runtime.ObservedWrapper;
import io.grapholap.controlplane.runtime.WrapperName;
import io.grapholap.controlplane.runtime.WrapperSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a control plane makes of what others, or those before it, have left. */
class WrapperAdoptionTest extends WrapperScene {
    @Test
    void theNextControlPlaneGoesOnWithWhatItFinds() throws IOException {
        var spec = FakeWrappers.spec("alice");
        adopted().start(spec, command);
        awaitUp(spec);

        var next = adopted();

        assertThat(next.list()).containsExactly(ObservedWrapper.running(spec.name()));
        next.stop(spec.name());
        assertThat(alive()).isEmpty();
    }

    @Test
    void theEndOfAnAdoptedWrapperIsNoticed() throws IOException {
        var spec = FakeWrappers.spec("alice");
        new WrapperProcesses(directory, 0, Duration.ofSeconds(1), Clock.systemUTC(), () -> {})
                .start(spec, command);
        awaitUp(spec);
        var next = adopted();

        alive().forEach(ProcessHandle::destroyForcibly);

        await().atMost(20, SECONDS).until(() -> ends.get() == 1);
        assertThat(next.list().getFirst().running()).isFalse();
    }

    @Test
    void aProcessWhoseStartWasNeverRecordedIsFoundByItsMark() throws Exception {
        var spec = FakeWrappers.spec("alice");
        directory.prepare(spec.name(), ProcessRecord.intent(spec.name(), Instant.now()));
        spawnUnrecorded(spec);

        var next = adopted();

        assertThat(next.list()).containsExactly(ObservedWrapper.running(spec.name()));
        assertThat(directory.records().get(spec.name()).orElseThrow().pid()).isNotNull();
        next.stop(spec.name());
        assertThat(alive()).isEmpty();
    }

    @Test
    void aProcessWithoutAnyRecordIsFoundToo() throws Exception {
        var spec = FakeWrappers.spec("alice");
        Files.createDirectories(directory.work(spec.name()).resolve("tmp"));
        spawnUnrecorded(spec);
        directory.remove(spec.name());

        var next = adopted();

        assertThat(next.list()).containsExactly(ObservedWrapper.running(spec.name()));
        next.stop(spec.name());
        assertThat(alive()).isEmpty();
    }

    @Test
    void anIntentThatCameToNothingIsForgotten() throws IOException {
        var name = new WrapperName(UUID.randomUUID(), 3);
        directory.prepare(name, ProcessRecord.intent(name, Instant.now()));

        assertThat(adopted().list()).isEmpty();
        assertThat(directory.records()).isEmpty();
    }

    @Test
    void aRecordWhoseProcessIsGoneIsAnEndedWrapperWhoeverHasItsNumberNow() throws IOException {
        var name = new WrapperName(UUID.randomUUID(), 3);
        var intent = ProcessRecord.intent(name, Instant.now());
        directory.prepare(name, intent);
        directory.write(name, intent.became(ProcessHandle.current()));

        var next = adopted();

        assertThat(next.list()).singleElement().matches(w -> !w.running());
        next.stop(name);
        assertThat(next.list()).isEmpty();
        assertThat(directory.records()).isEmpty();
    }

    @Test
    void wrappersOfAnotherStateDirectoryAreNoneOfOurs() throws IOException {
        var spec = FakeWrappers.spec("alice");
        adopted().start(spec, command);

        var other = new StateDirectory(temp.resolve("other"));
        var processes =
                new WrapperProcesses(other, 0, Duration.ofSeconds(1), Clock.systemUTC(), () -> {});
        processes.adopt();

        assertThat(processes.list()).isEmpty();
    }

    @Test
    void aControlPlaneKilledAtAnyMomentLeavesNothingUnexplained() throws Exception {
        for (int delay : List.of(0, 20, 60, 150)) {
            var host =
                    new ProcessBuilder(
                                    command.java().toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    FakeHost.class.getName(),
                                    temp.toString())
                            .redirectErrorStream(true)
                            .start();
            host.inputReader().readLine();
            assertThat(host.waitFor(delay, java.util.concurrent.TimeUnit.MILLISECONDS)).isFalse();
            host.destroyForcibly().waitFor();

            var next = adopted();

            var explained = new ArrayList<>(next.list());
            assertThat(explained.stream().filter(ObservedWrapper::running)).hasSameSizeAs(alive());
            for (var wrapper : explained) {
                next.stop(wrapper.name());
            }
            assertThat(alive()).isEmpty();
            assertThat(directory.records()).isEmpty();
        }
    }

    private void spawnUnrecorded(WrapperSpec spec) throws IOException {
        var work = directory.work(spec.name());
        var marks = new ProcessTable(directory.root()).marks(spec.name());
        var builder =
                new ProcessBuilder(command.line(WrapperShape.of(spec), marks, work.resolve("tmp")));
        builder.directory(work.toFile());
        builder.environment().clear();
        builder.environment().putAll(command.environment(spec, work));
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.start();
        awaitUp(spec);
    }
}
