package io.grapholap.platform.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Carries a trace where no library carries it: rows, envelopes, environment variables. */
public final class Traces {
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private Traces() {}

    /** The W3C {@code traceparent} of the span in hand, or null when there is none. */
    public static @Nullable String current() {
        return of(Span.current().getSpanContext());
    }

    static @Nullable String of(SpanContext span) {
        return span.isValid()
                ? "00-"
                        + span.getTraceId()
                        + "-"
                        + span.getSpanId()
                        + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }

    /** A context whose spans continue that trace; a new trace when it is null or unreadable. */
    public static Context continuing(@Nullable String traceparent) {
        var match = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        if (!match.matches()) {
            return Context.root();
        }
        var parent =
                SpanContext.createFromRemoteParent(
                        match.group(1),
                        match.group(2),
                        TraceFlags.fromHex(match.group(3), 0),
                        TraceState.getDefault());
        return parent.isValid() ? Context.root().with(Span.wrap(parent)) : Context.root();
    }

    /**
     * Does {@code work} as a part of that trace until it ends. On a Vert.x context of its own,
     * which carries the trace across threads; others would find it there.
     */
    @SuppressWarnings("MustBeClosedChecker") // closed when the work ends, on whatever thread
    public static <T> Uni<T> within(@Nullable String traceparent, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> {
                    var scope = continuing(traceparent).makeCurrent();
                    return Uni.createFrom()
                            .deferred(work::get)
                            .onTermination()
                            .invoke(scope::close);
                });
    }
}
