package io.grapholap.wrapper.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.common.instance.InstancePhase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private final Lifecycle lifecycle =
            new Lifecycle(Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));

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
    void activityIsRemembered() {
        assertThat(lifecycle.lastActivity()).isEmpty();
        lifecycle.active();
        assertThat(lifecycle.lastActivity()).contains(Instant.parse("2026-01-02T03:04:05Z"));
    }

    private void assertNotInitialized(String word) {
        assertThatThrownBy(lifecycle::graph)
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_NOT_INITIALIZED))
                .hasMessageContaining(word);
    }
}
