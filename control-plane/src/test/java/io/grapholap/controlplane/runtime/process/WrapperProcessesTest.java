package io.grapholap.controlplane.runtime.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grapholap.controlplane.runtime.ObservedWrapper;
import io.grapholap.controlplane.runtime.WrapperMemory;
import io.grapholap.controlplane.runtime.WrapperName;
import io.grapholap.controlplane.runtime.WrapperSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrapperProcessesTest {
    @TempDir Path temp;

    private StateDirectory directory;
    private WrapperCommand command;
    private final AtomicInteger ends = new AtomicInteger();

    @BeforeEach
    void prepare() throws IOException {
        directory = new StateDirectory(temp.resolve("state"));
        command = FakeWrappers.command(temp);
    }

    @AfterEach
    void endAll() {
        alive().forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void aWrapperRunsWithNothingOfOurEnvironmentUntilItIsStopped() throws IOException {
        var processes = adopted();
        var spec = FakeWrappers.spec("alice");

        processes.start(spec, command);

        assertThat(processes.list()).containsExactly(ObservedWrapper.running(spec.name()));
        awaitUp(spec);
        assertThat(Files.readAllLines(directory.work(spec.name()).resolve("env.txt")))
                .containsExactlyInAnyOrderElementsOf(
                        command.environment(spec, directory.work(spec.name())).keySet());
        assertThat(
                        Long.parseLong(
                                Files.readString(directory.work(spec.name()).resolve("heap.txt"))))
                .isLessThan(WrapperMemory.heapBytes(spec.memoryBytes()) + 1);

        processes.stop(spec.name());

        assertThat(processes.list()).isEmpty();
        assertThat(alive()).isEmpty();
        assertThat(directory.work(spec.name()).getParent()).doesNotExist();
        assertThat(directory.log(spec.name())).content().startsWith("up");
        assertThat(ends).hasValue(0);
    }

    @Test
    void aWrapperThatWillNotEndIsKilled() throws IOException {
        var processes = adopted();
        var spec = FakeWrappers.spec("stubborn");
        processes.start(spec, command);
        awaitUp(spec);

        processes.stop(spec.name());

        assertThat(alive()).isEmpty();
        assertThat(processes.list()).isEmpty();
    }

    @Test
    void aWrapperThatEndsByItselfIsKnownWithItsLastWords() throws IOException {
        var processes = adopted();
        var spec = FakeWrappers.spec("fails");

        processes.start(spec, command);

        await().atMost(20, SECONDS).untilAtomic(ends, org.hamcrest.Matchers.is(1));
        var end = processes.list().getFirst().end();
        assertThat(end.reason()).isEqualTo("exit status 7");
        assertThat(end.lastWords()).isEqualTo("the roof is on fire");
        assertThat(end.outOfMemory()).isFalse();

        processes.stop(spec.name());
        assertThat(processes.list()).isEmpty();
    }

    @Test
    void aWrapperThatCannotBeStartedLeavesNothing() throws IOException {
        var processes = adopted();
        var spec = FakeWrappers.spec("alice");
        var broken =
                new WrapperCommand(
                        temp.resolve("no-java"), command.jar(), null, List.of(), "", "", null);

        assertThatThrownBy(() -> processes.start(spec, broken)).isInstanceOf(IOException.class);

        assertThat(processes.list()).isEmpty();
        assertThat(directory.records()).isEmpty();
    }

    @Test
    void oneNameIsStartedOnce() throws IOException {
        var processes = adopted();
        var spec = FakeWrappers.spec("alice");
        processes.start(spec, command);

        assertThatThrownBy(() -> processes.start(spec, command))
                .isInstanceOf(IllegalStateException.class);
        assertThat(alive()).hasSize(1);
    }

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
    void twoControlPlanesTakeTurnsWithEachOthersWrappers() throws IOException {
        var first = adopted();
        var second = adopted();
        var ofFirst = FakeWrappers.spec("alice");
        var ofSecond = FakeWrappers.spec("alice");
        first.start(ofFirst, command);
        second.start(ofSecond, command);
        awaitUp(ofFirst);
        awaitUp(ofSecond);

        first.followOthers();

        assertThat(first.list())
                .containsExactlyInAnyOrder(
                        ObservedWrapper.running(ofFirst.name()),
                        ObservedWrapper.running(ofSecond.name()));

        first.stop(ofSecond.name());
        await().atMost(20, SECONDS).until(() -> !second.list().getFirst().running());
        second.stop(ofSecond.name());
        second.followOthers();

        assertThat(second.list()).containsExactly(ObservedWrapper.running(ofFirst.name()));
        assertThat(alive()).hasSize(1);
    }

    @Test
    void whatAnotherControlPlaneIsAboutToStartIsLeftToIt() throws IOException {
        var processes = adopted();
        var name = FakeWrappers.spec("alice").name();
        directory.prepare(name, ProcessRecord.intent(name, Instant.EPOCH));

        processes.followOthers();

        assertThat(processes.list()).isEmpty();
        assertThat(directory.records()).containsKey(name);
    }

    @Test
    void whatAnotherStartedAndNobodySawEndIsKnownAsEnded() throws IOException {
        var processes = adopted();
        var spec = FakeWrappers.spec("alice");
        adopted().start(spec, command);
        awaitUp(spec);
        alive().forEach(ProcessHandle::destroyForcibly);
        await().atMost(20, SECONDS).until(() -> alive().isEmpty());

        processes.followOthers();

        assertThat(processes.list()).singleElement().matches(w -> !w.running());
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

    private WrapperProcesses adopted() throws IOException {
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

    private List<ProcessHandle> alive() {
        return FakeWrappers.alive(directory);
    }

    private void awaitUp(WrapperSpec spec) {
        await().atMost(20, SECONDS)
                .until(() -> Files.exists(directory.work(spec.name()).resolve("up")));
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
