package io.grapholap.common.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvents 1.0 envelope, structured mode.
 *
 * @param id unique per producer; the same on every delivery of the same event
 * @param source the service that says so, e.g. {@code /control-plane}
 * @param time when it happened
 * @param traceparent W3C trace context of the request that caused it, or null
 */
public record EventEnvelope<E extends Event>(
        String id, String source, Instant time, @Nullable String traceparent, E event) {}
