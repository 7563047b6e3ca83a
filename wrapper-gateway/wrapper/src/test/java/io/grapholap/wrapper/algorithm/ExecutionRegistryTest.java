package io.grapholap.wrapper.algorithm;

import static io.grapholap.wrapper.algorithm.Runs.START;
import static io.grapholap.wrapper.algorithm.Runs.execution;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.wrapper.algorithm.Execution.State;
import io.grapholap.wrapper.algorithm.Execution.Status;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExecutionRegistryTest {
    private final ExecutionRegistry registry = new ExecutionRegistry();

    @Test
    void theFirstEndStays() {
        registry.add(execution("e1"));

        registry.end("e1", new State.Cancelled(START.plusSeconds(1)));
        var after = registry.end("e1", new State.Failed(START.plusSeconds(2), "X", "late"));

        assertThat(after.status()).isEqualTo(Status.CANCELLED);
        assertThat(registry.get("e1")).isEqualTo(after);
    }

    @Test
    void theLastHundredAreKeptAndTheRunningOneAlways() {
        registry.add(execution("running"));
        for (int i = 0; i < 150; i++) {
            registry.add(execution("e" + i));
            registry.end("e" + i, new State.Cancelled(START));
        }

        assertThat(registry.newest(1000, null).newest()).hasSize(100);
        assertThat(registry.get("running").isRunning()).isTrue();
        assertThatThrownBy(() -> registry.get("e0"))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.EXECUTION_NOT_FOUND));
    }

    @Test
    void theNewestComeFirstAndCanBeFiltered() {
        registry.add(execution("e1"));
        registry.end("e1", new State.Completed(START, 3, Map.of()));
        registry.add(execution("e2"));

        assertThat(registry.newest(10, null).newest())
                .extracting(Execution::id)
                .containsExactly("e2", "e1");
        assertThat(registry.newest(1, null).total()).isEqualTo(2);
        assertThat(registry.newest(10, Status.COMPLETED).newest())
                .extracting(Execution::id)
                .containsExactly("e1");
    }

    @Test
    void aViewSaysHowLongItTook() {
        var running = ExecutionView.of(execution("e1"), 0.5, START.plusMillis(1500));
        assertThat(running.elapsedMs()).isEqualTo(1500);
        assertThat(running.durationMs()).isNull();
        assertThat(running.progress()).isEqualTo(0.5);
        assertThat(running.nodeLabel()).isEqualTo("Airport");
        assertThat(running.edgeType()).isNull();

        var done =
                ExecutionView.of(
                        execution("e1")
                                .with(new State.Completed(START.plusMillis(700), 3, Map.of())),
                        0,
                        START.plusSeconds(9));
        assertThat(done.durationMs()).isEqualTo(700);
        assertThat(done.nodesUpdated()).isEqualTo(3);
        assertThat(done.completedAt()).isEqualTo(START.plusMillis(700));
    }
}
