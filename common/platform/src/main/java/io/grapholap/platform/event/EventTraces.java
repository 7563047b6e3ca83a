package io.grapholap.platform.event;

import io.grapholap.common.event.EventEnvelope;
import io.grapholap.common.event.Topic;
import io.grapholap.platform.trace.Traces;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Continues the trace that an event carries for as long as it is handled. */
@ApplicationScoped
class EventTraces {
    private final Tracer tracer;

    EventTraces(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("io.grapholap.platform.event");
    }

    Uni<Void> within(Topic topic, EventEnvelope<?> event, Supplier<Uni<Void>> work) {
        return Uni.createFrom()
                .deferred(() -> {
                    var parent = Traces.continuing(event.traceparent());
                    var span =
                            tracer.spanBuilder(topic.topicName() + " process")
                                    .setParent(parent)
                                    .setSpanKind(SpanKind.CONSUMER)
                                    .setAttribute("messaging.system", "kafka")
                                    .setAttribute("messaging.destination.name", topic.topicName())
                                    .setAttribute("messaging.message.id", event.id())
                                    .startSpan();
                    return running(span, parent.with(span), work);
                });
    }

    /** On a Vert.x context the scope stays open until the work ends, on whichever thread. */
    @SuppressWarnings("MustBeClosedChecker")
    private static Uni<Void> running(Span span, Context context, Supplier<Uni<Void>> work) {
        if (!VertxContext.isOnDuplicatedContext()) {
            try (var _ = context.makeCurrent()) {
                return work.get().onTermination().invoke((_, e, _) -> end(span, e));
            }
        }
        var scope = context.makeCurrent();
        return work.get()
                .onTermination()
                .invoke((_, e, _) -> {
                    end(span, e);
                    scope.close();
                });
    }

    private static void end(Span span, @Nullable Throwable failure) {
        if (failure != null) {
            span.recordException(failure);
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
