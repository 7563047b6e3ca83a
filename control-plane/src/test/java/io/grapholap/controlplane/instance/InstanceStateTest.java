package io.grapholap.controlplane.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.controlplane.instance.InstanceState.Failed;
import io.grapholap.controlplane.instance.InstanceState.Hopeful;
import io.grapholap.controlplane.instance.InstanceState.Running;
import io.grapholap.controlplane.instance.InstanceState.Starting;
import io.grapholap.controlplane.instance.InstanceState.Stoppable;
import io.grapholap.controlplane.instance.InstanceState.Stopping;
import io.grapholap.controlplane.instance.InstanceState.WaitingForSnapshot;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstanceStateTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
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
    void allThatMayStillRunMayFailAndThenNobodySpeaksForIt() {
        List<Hopeful> hopeful =
                List.of(
                        new WaitingForSnapshot(),
                        new Starting(NOW, FIRST),
                        new Running(FIRST, ADDRESS));
        for (var state : hopeful) {
            var failed = state.failed(InstanceErrorCode.DATABASE_ERROR, "broken", "at x");
            assertThat(failed)
                    .isEqualTo(new Failed(InstanceErrorCode.DATABASE_ERROR, "broken", "at x"));
            assertThat(failed.launch()).isEmpty();
        }
    }

    @Test
    void allOfWhichSomethingMayRunCanBeStopped() {
        List<Stoppable> stoppable =
                List.of(
                        new Starting(NOW, FIRST),
                        new Running(FIRST, ADDRESS),
                        new Failed(InstanceErrorCode.OOM_KILLED, "too big", null));
        for (var state : stoppable) {
            assertThat(state.stop()).isEqualTo(new Stopping());
        }
        assertThat(new Stopping().launch()).isEmpty();
    }

    @Test
    void illegalMovesDoNotExist() {
        assertThat((Object) new Stopping())
                .isNotInstanceOfAny(Hopeful.class, Stoppable.class, Starting.class);
        assertThat((Object) new Failed(InstanceErrorCode.OOM_KILLED, "too big", null))
                .isNotInstanceOf(Hopeful.class);
        assertThat((Object) new WaitingForSnapshot()).isNotInstanceOf(Stoppable.class);
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
