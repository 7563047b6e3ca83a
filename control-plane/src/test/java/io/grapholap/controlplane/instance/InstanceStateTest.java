package io.grapholap.controlplane.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.controlplane.instance.InstanceState.ComingUp;
import io.grapholap.controlplane.instance.InstanceState.Failed;
import io.grapholap.controlplane.instance.InstanceState.Hopeful;
import io.grapholap.controlplane.instance.InstanceState.Restartable;
import io.grapholap.controlplane.instance.InstanceState.Resuming;
import io.grapholap.controlplane.instance.InstanceState.Running;
import io.grapholap.controlplane.instance.InstanceState.Starting;
import io.grapholap.controlplane.instance.InstanceState.Stoppable;
import io.grapholap.controlplane.instance.InstanceState.Stopping;
import io.grapholap.controlplane.instance.InstanceState.Suspended;
import io.grapholap.controlplane.instance.InstanceState.WaitingForSnapshot;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstanceStateTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final URI ADDRESS = URI.create("http://127.0.0.1:4000");
    private static final Launch FIRST = new Launch(1, Launch.hash("one"), NOW);
    private static final Launch SECOND = new Launch(2, Launch.hash("two"), NOW);

    @Test
    void aReadySnapshotStartsWhatWaitsForIt() {
        var starting = new WaitingForSnapshot().snapshotReady(NOW);

        assertThat(starting).isEqualTo(new Starting(NOW, null));
        assertThat(starting.status()).isEqualTo(InstanceStatus.STARTING);
        assertThat(starting.launch()).isEmpty();
    }

    @Test
    void everyLaunchIsANewIncarnationWithinTheSameStart() {
        var twice = new Starting(NOW, null).launched(FIRST).launched(SECOND);

        assertThat(twice).isEqualTo(new Starting(NOW, SECOND));
        assertThat(twice.launch()).contains(SECOND);
        assertThatThrownBy(() -> twice.launched(FIRST))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> twice.launched(SECOND))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWrapperThatIsReadyMakesItRunning() {
        var running = new Starting(NOW, FIRST).ready(ADDRESS);

        assertThat(running).isEqualTo(new Running(FIRST, ADDRESS));
        assertThat(running.launch()).contains(FIRST);
        assertThat(running.status()).isEqualTo(InstanceStatus.RUNNING);
    }

    @Test
    void nothingIsReadyThatWasNotLaunched() {
        assertThatThrownBy(() -> new Starting(NOW, null).ready(ADDRESS))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRunningOneIsPutAsideAndBroughtBackAsANewIncarnation() {
        var suspended = new Running(FIRST, ADDRESS).suspend(NOW);
        assertThat(suspended).isEqualTo(new Suspended(NOW));
        assertThat(suspended.launch()).isEmpty();

        var resuming = suspended.resume(LATER);
        assertThat(resuming).isEqualTo(new Resuming(LATER, null));
        assertThatThrownBy(() -> resuming.ready(ADDRESS)).isInstanceOf(IllegalStateException.class);
        assertThat(resuming.launched(SECOND).ready(ADDRESS))
                .isEqualTo(new Running(SECOND, ADDRESS));
    }

    @Test
    void whatCrashedCanBeResumedAndWhatCannotLoadCannot() {
        var crashed = new Failed(InstanceErrorCode.UNEXPECTED_TERMINATION, "gone", null);
        assertThat(crashed.crashed()).isTrue();
        assertThat(crashed.resume(NOW)).isEqualTo(new Resuming(NOW, null));

        var hopeless = new Failed(InstanceErrorCode.DATA_LOAD_ERROR, "no table", null);
        assertThat(hopeless.crashed()).isFalse();
        assertThatThrownBy(() -> hopeless.resume(NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRestartForgetsTheLaunchAndCountsItsTimeAnew() {
        assertThat(new Starting(NOW, FIRST).restarted(LATER)).isEqualTo(new Starting(LATER, null));
        assertThat(new Resuming(NOW, FIRST).restarted(LATER)).isEqualTo(new Resuming(LATER, null));
        assertThat(new Running(FIRST, ADDRESS).restarted(LATER))
                .isEqualTo(new Resuming(LATER, null));
    }

    @Test
    void everyStateOffersItsMovesAndNoOthers() {
        assertMoves(new WaitingForSnapshot(), Hopeful.class);
        assertMoves(
                new Starting(NOW, FIRST),
                Hopeful.class,
                Stoppable.class,
                Restartable.class,
                ComingUp.class);
        assertMoves(
                new Resuming(NOW, FIRST),
                Hopeful.class,
                Stoppable.class,
                Restartable.class,
                ComingUp.class);
        assertMoves(new Running(FIRST, ADDRESS), Hopeful.class, Stoppable.class, Restartable.class);
        assertMoves(new Suspended(NOW), Stoppable.class);
        assertMoves(new Failed(InstanceErrorCode.OOM_KILLED, "too big", null), Stoppable.class);
        assertMoves(new Stopping());
    }

    private static void assertMoves(InstanceState state, Class<?>... moves) {
        for (var kind :
                List.of(Hopeful.class, Stoppable.class, Restartable.class, ComingUp.class)) {
            assertThat(kind.isInstance(state))
                    .as("%s is %s", state, kind.getSimpleName())
                    .isEqualTo(List.of(moves).contains(kind));
        }
        if (state instanceof Hopeful hopeful) {
            var failed = hopeful.failed(InstanceErrorCode.DATABASE_ERROR, "broken", "at x");
            assertThat(failed)
                    .isEqualTo(new Failed(InstanceErrorCode.DATABASE_ERROR, "broken", "at x"));
            assertThat(failed.launch()).isEmpty();
        }
        if (state instanceof Stoppable stoppable) {
            assertThat(stoppable.stop()).isEqualTo(new Stopping());
        }
    }

    @Test
    void onlyTheTokenOfThatVeryLaunchMatches() {
        assertThat(FIRST.matches(1, "one")).isTrue();
        assertThat(FIRST.matches(1, "two")).isFalse();
        assertThat(FIRST.matches(2, "one")).isFalse();
        assertThat(FIRST.toString()).doesNotContain("one");
        assertThat(Launch.newToken()).hasSize(64).isNotEqualTo(Launch.newToken());
    }
}
