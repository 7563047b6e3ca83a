package io.grapholap.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void aTraceIsContinued() {
        var span = Span.fromContext(Traces.continuing(TRACE)).getSpanContext();
        assertThat(span.isRemote()).isTrue();
        assertThat(Traces.of(span)).isEqualTo(TRACE);
    }

    @Test
    void workIsPartOfATraceUntilItEnds() {
        var seen =
                Traces.within(TRACE, () -> Uni.createFrom().item(Traces::current))
                        .await()
                        .indefinitely();

        assertThat(seen).isEqualTo(TRACE);
        assertThat(Traces.current()).isNull();
    }

    @Test
    void workThatFailsAtOnceLeavesNoTraceBehind() {
        var failing =
                Traces.within(
                        TRACE,
                        () -> {
                            throw new IllegalStateException("no");
                        });

        assertThatThrownBy(() -> failing.await().indefinitely())
                .isInstanceOf(IllegalStateException.class);
        assertThat(Traces.current()).isNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "garbage", "00-00000000000000000000000000000000-b7ad6b7169203331-01"})
    void anythingElseStartsANewOne(String traceparent) {
        var span = Span.fromContext(Traces.continuing(traceparent)).getSpanContext();
        assertThat(span.isValid()).isFalse();
        assertThat(Traces.of(span)).isNull();
    }
}
