package io.grapholap.wrapper.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.common.instance.InstancePhase;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Lifecycle lifecycle =
            new Lifecycle(((InstantSource) now::get).withZone(ZoneOffset.UTC));

    @Test
    void nothingIsAnsweredBeforeTheGraphIsOpen() {
        assertThat(lifecycle.state().wireName()).isEqualTo("starting");
        assertNotInitialized("starting");
        lifecycle.loading(InstancePhase.DOWNLOADING);
        lifecycle.loading(InstancePhase.LOADING_DATA);
        assertNotInitialized("loading");
    }

    @Test
    void aFailureIsFinal() {
        lifecycle.loading(InstancePhase.DOWNLOADING);
        lifecycle.failed(InstanceErrorCode.DATA_LOAD_ERROR, "damaged");
        lifecycle.failed(InstanceErrorCode.STARTUP_FAILED, "later");

        assertThat(lifecycle.state())
                .isEqualTo(new WrapperState.Failed(InstanceErrorCode.DATA_LOAD_ERROR, "damaged"));
        assertThatThrownBy(() -> lifecycle.loading(InstancePhase.READY))
                .isInstanceOf(IllegalStateException.class);
        assertNotInitialized("damaged");
    }

    @Test
    void anInstanceIsActiveUntilItsLastQueryEnds() {
        assertThat(lifecycle.lastActivity()).isEmpty();
        var first = lifecycle.busy();
        var second = lifecycle.busy();

        now.set(START.plusSeconds(60));
        first.run();
        now.set(START.plusSeconds(120));
        assertThat(lifecycle.lastActivity()).contains(START.plusSeconds(120));

        second.run();
        now.set(START.plusSeconds(300));
        assertThat(lifecycle.lastActivity()).contains(START.plusSeconds(120));
    }

    private void assertNotInitialized(String word) {
        assertThatThrownBy(lifecycle::graph)
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_NOT_INITIALIZED))
                .hasMessageContaining(word);
    }
}
