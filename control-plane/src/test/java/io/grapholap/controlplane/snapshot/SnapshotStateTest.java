package io.grapholap.controlplane.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.controlplane.snapshot.SnapshotState.Cancelled;
import io.grapholap.controlplane.snapshot.SnapshotState.Creating;
import io.grapholap.controlplane.snapshot.SnapshotState.Failed;
import io.grapholap.controlplane.snapshot.SnapshotState.Pending;
import io.grapholap.controlplane.snapshot.SnapshotState.Ready;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SnapshotStateTest {
    private static final SnapshotContents CONTENTS =
            new SnapshotContents(10, Map.of("A", 2L, "B", 3L), Map.of("E", 4L), List.of());

    static List<SnapshotState> states() {
        return List.of(
                new Pending(),
                new Creating(),
                new Ready(CONTENTS),
                new Failed("no luck"),
                new Cancelled());
    }

    @Test
    void aPendingSnapshotStartsFailsOrIsCancelled() {
        assertThat(new Pending().started()).isEqualTo(new Creating());
        assertThat(new Pending().failed("why")).isEqualTo(new Failed("why"));
        assertThat(new Pending().cancelled()).isEqualTo(new Cancelled());
    }

    @Test
    void oneThatIsCreatedEndsReadyFailedOrCancelled() {
        assertThat(new Creating().exported(CONTENTS)).isEqualTo(new Ready(CONTENTS));
        assertThat(new Creating().failed("why")).isEqualTo(new Failed("why"));
        assertThat(new Creating().cancelled()).isEqualTo(new Cancelled());
    }

    @Test
    void aReadyOneCanOnlyBeKnownBetter() {
        var warned = new SnapshotContents(10, Map.of(), Map.of(), List.of("falkordb: no build"));

        assertThat(new Ready(CONTENTS).revised(warned)).isEqualTo(new Ready(warned));
    }

    @Test
    void aFailureHasAReasonAndASizeIsNotNegative() {
        assertThatThrownBy(() -> new Failed(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SnapshotContents(-1, Map.of(), Map.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsAddUp() {
        assertThat(CONTENTS.nodeCount()).isEqualTo(5);
        assertThat(CONTENTS.edgeCount()).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("states")
    void aRowGivesBackTheStateThatWasWritten(SnapshotState state) {
        var row = new SnapshotEntity();

        row.write(state, Instant.EPOCH);

        assertThat(row.state()).isEqualTo(state);
        assertThat(row.status).isEqualTo(SnapshotStatus.of(state).wireName());
    }
}
