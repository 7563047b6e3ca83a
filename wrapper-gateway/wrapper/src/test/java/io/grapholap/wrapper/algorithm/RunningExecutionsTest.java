package io.grapholap.wrapper.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.wrapper.graph.CancelTimer;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunningExecutionsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RunningExecutions running =
            new RunningExecutions(new CancelTimer(meters), Clock.systemUTC());

    @Test
    void whatWasToldToStopIsTimedToItsEnd() {
        running.begin("one", Duration.ofMinutes(1));
        running.cancel("one");
        running.cancel("one");
        assertThat(cancels().count()).isZero();

        running.end("one");
        assertThat(cancels().count()).isOne();
    }

    @Test
    void whatEndsByItselfIsNotCounted() {
        running.begin("one", Duration.ofMinutes(1));
        running.end("one");
        running.end("never begun");

        assertThat(cancels().count()).isZero();
    }

    private Timer cancels() {
        return meters.get("graph_olap_cancel_duration_seconds").tag("kind", "algorithm").timer();
    }
}
