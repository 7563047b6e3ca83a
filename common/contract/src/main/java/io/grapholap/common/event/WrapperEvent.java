package io.grapholap.common.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.common.instance.InstancePhase;
import io.grapholap.common.instance.LoadStep;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Topic {@code wrapper-events}, keyed by slug: what the wrapper of one incarnation says of itself.
 * Events whose start token is not the one of that incarnation are dropped.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WrapperEvent.Progressed.class, name = "Progressed"),
    @JsonSubTypes.Type(value = WrapperEvent.Ready.class, name = "Ready"),
    @JsonSubTypes.Type(value = WrapperEvent.Failed.class, name = "Failed"),
    @JsonSubTypes.Type(value = WrapperEvent.Heartbeat.class, name = "Heartbeat")
})
public sealed interface WrapperEvent extends Event {
    long instanceId();

    String slug();

    long incarnation();

    long sequence();

    String startToken();

    @Override
    default Topic topic() {
        return Topic.WRAPPER_EVENTS;
    }

    @Override
    default String key() {
        return slug();
    }

    record Progressed(
            long instanceId,
            String slug,
            long incarnation,
            long sequence,
            String startToken,
            InstancePhase phase,
            List<LoadStep> steps,
            Instant occurredAt)
            implements WrapperEvent {}

    /**
     * The graph is open and queries are answered.
     *
     * @param address where the wrapper listens, e.g. {@code http://127.0.0.1:40123}
     * @param builtGraph whether the snapshot's built graph was opened, rather than its Parquet
     *     loaded
     */
    record Ready(
            long instanceId,
            String slug,
            long incarnation,
            long sequence,
            String startToken,
            URI address,
            boolean builtGraph,
            long nodeCount,
            long edgeCount,
            Instant occurredAt)
            implements WrapperEvent {}

    record Failed(
            long instanceId,
            String slug,
            long incarnation,
            long sequence,
            String startToken,
            InstanceErrorCode errorCode,
            String message,
            @Nullable String stackTrace,
            Instant occurredAt)
            implements WrapperEvent {}

    /**
     * Sent every 5 s from start to end; its absence for 30 s is death.
     *
     * @param lastActivityAt when the last query or algorithm ended, now while one runs; null before
     *     the first
     */
    record Heartbeat(
            long instanceId,
            String slug,
            long incarnation,
            long sequence,
            String startToken,
            long memoryBytes,
            long diskBytes,
            @Nullable Instant lastActivityAt,
            Instant occurredAt)
            implements WrapperEvent {}
}
