package io.grapholap.controlplane.runtime.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grapholap.controlplane.runtime.ObservedWrapper;
import io.grapholap.controlplane.runtime.WrapperSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparesTest {
    @TempDir Path temp;

    private StateDirectory directory;
    private WrapperCommand command;
    private WrapperProcesses processes;

    @BeforeEach
    void oneSpare() throws IOException {
        directory = new StateDirectory(temp.resolve("state"));
        command = FakeWrappers.command(temp);
        processes = adopted();
        processes.spares().replenish(FakeWrappers.SHAPE, command);
    }

    @AfterEach
    void endAll() {
        FakeWrappers.alive(directory).forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void aSpareBecomesTheWrapperThatIsWanted() throws IOException {
        var spare = spare();
        var spec = FakeWrappers.spec("alice");
        assertThat(processes.list()).isEmpty();

        processes.start(spec, command);

        awaitUp(spec);
        assertThat(FakeWrappers.alive(directory)).containsExactly(spare);
        assertThat(processes.list()).containsExactly(ObservedWrapper.running(spec.name()));
        assertThat(processes.spares().size()).isZero();
        assertThat(directory.log(spec.name())).content().startsWith("up");
        assertThat(Files.readString(directory.work(spec.name()).resolve("told.txt")))
                .contains("secret-token");

        processes.stop(spec.name());
        assertThat(FakeWrappers.alive(directory)).isEmpty();
        assertNothingIsLeft();
    }

    @Test
    void aSpareServesOneInstanceOnly() throws IOException {
        var first = FakeWrappers.spec("alice");
        var second = FakeWrappers.spec("bob");

        processes.start(first, command);
        processes.start(second, command);

        awaitUp(first);
        awaitUp(second);
        assertThat(FakeWrappers.alive(directory)).hasSize(2);
        assertThat(directory.records().get(second.name()).orElseThrow().spare()).isNull();
    }

    @Test
    void thereAreNeverMoreThanAreWanted() throws IOException {
        processes.spares().replenish(FakeWrappers.SHAPE, command);

        assertThat(FakeWrappers.alive(directory)).hasSize(1);
    }

    @Test
    void aKilledSpareIsNotMissed() throws IOException {
        spare().destroyForcibly();
        await().until(() -> FakeWrappers.alive(directory).isEmpty());
        var spec = FakeWrappers.spec("alice");

        processes.start(spec, command);

        awaitUp(spec);
        assertThat(processes.list()).containsExactly(ObservedWrapper.running(spec.name()));
        assertThat(directory.root().resolve("spares")).isEmptyDirectory();
    }

    @Test
    void aSpareOfAnOldVersionIsEndedAndNotUsed() throws IOException {
        var old = spare();
        Files.setLastModifiedTime(command.jar(), FileTime.from(Instant.EPOCH));
        var spec = FakeWrappers.spec("alice");

        processes.start(spec, command);

        awaitUp(spec);
        assertThat(FakeWrappers.alive(directory)).hasSize(1).doesNotContain(old);
    }

    @Test
    void aSpareOfAnotherShapeIsEndedAndNotUsed() throws IOException {
        var other = spare();
        processes.spares().replenish(new WrapperShape("ryugraph", 2L << 30, 1), command);

        assertThat(FakeWrappers.alive(directory)).hasSize(1).doesNotContain(other);
    }

    @Test
    void aSpareEndsWhenNobodyKeepsItAnyMore() throws Exception {
        processes
                .spares()
                .take(FakeWrappers.SHAPE, command)
                .orElseThrow()
                .process()
                .getOutputStream()
                .close();

        await().atMost(20, SECONDS).until(() -> FakeWrappers.alive(directory).isEmpty());
    }

    @Test
    void closingEndsSparesAndLeavesWrappers() throws IOException {
        var spec = FakeWrappers.spec("alice");
        processes.start(spec, command);
        awaitUp(spec);
        processes.spares().replenish(FakeWrappers.SHAPE, command);

        processes.spares().close();
        processes.spares().replenish(FakeWrappers.SHAPE, command);

        assertThat(FakeWrappers.alive(directory)).hasSize(1);
        processes.stop(spec.name());
        assertNothingIsLeft();
    }

    @Test
    void theNextControlPlaneGoesOnWithAWrapperThatWasASpare() throws IOException {
        var spec = FakeWrappers.spec("alice");
        processes.start(spec, command);
        awaitUp(spec);

        var next = adopted();

        assertThat(next.list()).containsExactly(ObservedWrapper.running(spec.name()));
        next.stop(spec.name());
        assertThat(FakeWrappers.alive(directory)).isEmpty();
        assertNothingIsLeft();
    }

    @Test
    void theNextControlPlaneEndsSparesThatNoRecordExplains() throws IOException {
        var next = adopted();

        assertThat(FakeWrappers.alive(directory)).isEmpty();
        assertThat(next.list()).isEmpty();
        assertNothingIsLeft();
    }

    /** Between the intent and the telling: it is started anew, since nobody knows. */
    @Test
    void aSpareThatMayHaveBeenToldIsEndedByTheNextControlPlane() throws IOException {
        var spare = processes.spares().take(FakeWrappers.SHAPE, command).orElseThrow();
        var spec = FakeWrappers.spec("alice");
        directory.prepare(
                spec.name(), ProcessRecord.intent(spec.name(), Instant.now()).onSpare(spare.id()));
        spare.tell(Map.of("WRAPPER_OWNER_ID", "alice", "WRAPPER_WORK_DIR", work(spec)));

        var next = adopted();

        assertThat(next.list()).isEmpty();
        assertThat(FakeWrappers.alive(directory)).isEmpty();
        assertNothingIsLeft();
    }

    @Test
    void aSpareThatCannotBeStartedLeavesNothing() throws IOException {
        processes.spares().close();
        var none = new Spares(directory, new ProcessTable(directory.root()), 1);
        var broken =
                new WrapperCommand(
                        temp.resolve("no-java"), command.jar(), null, List.of(), "", "", null);

        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(
                                () -> none.replenish(FakeWrappers.SHAPE, broken)))
                .isInstanceOf(IOException.class);

        assertThat(none.size()).isZero();
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() throws IOException {
        assertThat(directory.records()).isEmpty();
        assertThat(directory.root().resolve("spares")).isEmptyDirectory();
    }

    private ProcessHandle spare() {
        Map<UUID, ProcessHandle> spares = new ProcessTable(directory.root()).spares();
        assertThat(spares).hasSize(1);
        return spares.values().iterator().next();
    }

    private String work(WrapperSpec spec) {
        return directory.work(spec.name()).toString();
    }

    private WrapperProcesses adopted() throws IOException {
        var opened =
                new WrapperProcesses(
                        directory, 1, Duration.ofSeconds(1), Clock.systemUTC(), () -> {});
        opened.adopt();
        return opened;
    }

    private void awaitUp(WrapperSpec spec) {
        await().atMost(20, SECONDS)
                .until(() -> Files.exists(directory.work(spec.name()).resolve("up")));
    }
}
