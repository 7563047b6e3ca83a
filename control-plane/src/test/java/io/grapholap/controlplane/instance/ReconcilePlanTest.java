package io.grapholap.controlplane.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.controlplane.instance.InstanceState.Failed;
import io.grapholap.controlplane.instance.InstanceState.Running;
import io.grapholap.controlplane.instance.InstanceState.Starting;
import io.grapholap.controlplane.instance.InstanceState.Stopping;
import io.grapholap.controlplane.runtime.ObservedWrapper;
import io.grapholap.controlplane.runtime.ObservedWrapper.End;
import io.grapholap.controlplane.runtime.WrapperName;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReconcilePlanTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final UUID SLUG = UUID.fromString("7b0f7f0e-6c4e-4e0e-9a2e-0f6d0a1c2b3d");
    private static final URI ADDRESS = URI.create("http://127.0.0.1:4000");
    private static final ReconcilePlan.Patience PATIENCE =
            new ReconcilePlan.Patience(
                    Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofSeconds(2));
    private static final Instant LONG_AGO = NOW.minusSeconds(3600);

    @Test
    void whatIsToStartAndWasNeverLaunchedIsStarted() {
        var row = row(new Starting(NOW, null), null);
        assertThat(plan(row)).containsExactly(new Act.Start(row));
    }

    @Test
    void aLaunchThatCameToNothingIsRepeated() {
        var row = row(new Starting(NOW, launch(4, NOW)), null);
        assertThat(plan(row)).containsExactly(new Act.Start(row));
    }

    @Test
    void whatStartsInTimeIsLeftAlone() {
        var row = row(new Starting(NOW.minusSeconds(299), launch(1, NOW)), null);
        assertThat(plan(row, running(1))).isEmpty();
    }

    @Test
    void anOlderIncarnationIsStoppedBeforeTheNextStarts() {
        var row = row(new Starting(NOW, null), null);
        assertThat(plan(row, running(1)))
                .containsExactly(new Act.Stop(name(1)), new Act.Start(row));
    }

    @Test
    void whatDoesNotComeUpInTimeFailsAndIsStopped() {
        var row = row(new Starting(NOW.minusSeconds(301), launch(1, NOW)), NOW);
        assertThat(plan(row, running(1)))
                .containsExactly(
                        new Act.Fail(
                                row,
                                InstanceErrorCode.STARTUP_FAILED,
                                "It did not come up within 5m."),
                        new Act.Stop(name(1)));
    }

    @Test
    void whatKeptItFromComingUpIsSaid() {
        var row = row(new Starting(NOW.minusSeconds(301), launch(1, NOW)), NOW);
        var stuck = new ObservedWrapper(name(1), null, "ErrImagePull: no such image");
        assertThat(plan(row, stuck))
                .contains(
                        new Act.Fail(
                                row,
                                InstanceErrorCode.STARTUP_FAILED,
                                "It did not come up within 5m (ErrImagePull: no such image)."));
    }

    @Test
    void aWrapperThatVanishedFailsItsInstance() {
        var row = row(new Running(launch(1, LONG_AGO), ADDRESS), NOW);
        assertThat(plan(row))
                .containsExactly(
                        new Act.Fail(
                                row,
                                InstanceErrorCode.UNEXPECTED_TERMINATION,
                                "Its wrapper is gone."));
    }

    @Test
    void aWrapperThatEndedFailsItsInstanceOnceItsLastReportHadTime() {
        var row = row(new Running(launch(1, LONG_AGO), ADDRESS), NOW);
        var end = new End(NOW.minusSeconds(1), false, "exit status 1", "no space left");
        assertThat(plan(row, ended(1, end))).isEmpty();

        var longer = new End(NOW.minusSeconds(2), false, "exit status 1", "no space left");
        assertThat(plan(row, ended(1, longer)))
                .containsExactly(
                        new Act.Fail(
                                row,
                                InstanceErrorCode.UNEXPECTED_TERMINATION,
                                "Its wrapper ended by itself (exit status 1);"
                                        + " its last words: no space left"),
                        new Act.Stop(name(1)));
    }

    @Test
    void wantOfMemoryHasACodeOfItsOwn() {
        var row = row(new Starting(NOW, launch(1, NOW)), null);
        var end = new End(NOW.minusSeconds(9), true, "exit status 3", null);
        assertThat(plan(row, ended(1, end)).getFirst())
                .isEqualTo(
                        new Act.Fail(
                                row,
                                InstanceErrorCode.OOM_KILLED,
                                "Its wrapper ended by itself (exit status 3)."));
    }

    @Test
    void silenceIsDeathOnlyWhileReportsArrive() {
        var row = row(new Running(launch(1, LONG_AGO), ADDRESS), NOW.minusSeconds(31));

        assertThat(plan(LONG_AGO, row, running(1)))
                .containsExactly(
                        new Act.Fail(
                                row,
                                InstanceErrorCode.UNEXPECTED_TERMINATION,
                                "Its wrapper has not been heard for 30s."),
                        new Act.Stop(name(1)));
        assertThat(plan(NOW.minusSeconds(29), row, running(1))).isEmpty();
        assertThat(plan(null, row, running(1))).isEmpty();
    }

    @Test
    void aRunningWrapperThatWasNeverHeardIsSilentSinceItsLaunch() {
        var fresh = row(new Running(launch(1, NOW.minusSeconds(29)), ADDRESS), null);
        assertThat(plan(fresh, running(1))).isEmpty();
        var old = row(new Running(launch(1, NOW.minusSeconds(31)), ADDRESS), null);
        assertThat(plan(old, running(1))).hasSize(2);
    }

    @Test
    void whatIsStoppingIsEndedAndThenRemoved() {
        var row = row(new Stopping(), null);
        assertThat(plan(row, running(1)))
                .containsExactly(new Act.Stop(name(1)), new Act.Remove(row));
        assertThat(plan(row)).containsExactly(new Act.Remove(row));
    }

    @Test
    void whatNoRowExplainsIsStopped() {
        assertThat(
                        ReconcilePlan.of(
                                List.of(),
                                List.of(running(1), running(2)),
                                NOW,
                                LONG_AGO,
                                PATIENCE))
                .containsExactly(new Act.Stop(name(1)), new Act.Stop(name(2)));
    }

    @Test
    void nothingRunsForAFailedInstance() {
        var row = row(new Failed(InstanceErrorCode.DATABASE_ERROR, "broken", null), null);
        assertThat(plan(row, running(1))).containsExactly(new Act.Stop(name(1)));
    }

    private static ManagedInstance row(InstanceState state, Instant heard) {
        return new ManagedInstance(7, 3, SLUG, state, heard);
    }

    private static Launch launch(long incarnation, Instant at) {
        return new Launch(incarnation, Launch.hash("x"), at);
    }

    private static WrapperName name(long incarnation) {
        return new WrapperName(SLUG, incarnation);
    }

    private static ObservedWrapper running(long incarnation) {
        return ObservedWrapper.running(name(incarnation));
    }

    private static ObservedWrapper ended(long incarnation, End end) {
        return new ObservedWrapper(name(incarnation), end);
    }

    private static List<Act> plan(ManagedInstance row, ObservedWrapper... observed) {
        return plan(LONG_AGO, row, observed);
    }

    private static List<Act> plan(
            Instant heardSince, ManagedInstance row, ObservedWrapper... observed) {
        return ReconcilePlan.of(List.of(row), List.of(observed), NOW, heardSince, PATIENCE);
    }
}
