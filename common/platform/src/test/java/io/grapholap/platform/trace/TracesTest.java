package io.grapholap.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
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
