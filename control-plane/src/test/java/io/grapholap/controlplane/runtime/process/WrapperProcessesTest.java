package io.grapholap.controlplane.runtime.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grapholap.controlplane.runtime.ObservedWrapper;
import io.grapholap.controlplane.runtime.WrapperMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrapperProcessesTest extends WrapperScene {
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
}
