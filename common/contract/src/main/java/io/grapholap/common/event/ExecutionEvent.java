package io.grapholap.common.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.grapholap.common.instance.AlgorithmExecution;
import java.time.Instant;

/**
 * Topic {@code execution-events}, keyed by slug: algorithms that an instance runs and ran. Wrappers
 * write it, and read it to know after a restart what ran before; it carries no start tokens.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = ExecutionEvent.Changed.class, name = "Changed"))
public sealed interface ExecutionEvent extends Event {
    long instanceId();

    String slug();

    long incarnation();

    long sequence();

    @Override
    default Topic topic() {
        return Topic.EXECUTION_EVENTS;
    }

    @Override
    default String key() {
        return slug();
    }

    /** An execution began, or ended; all that is kept of it. */
    record Changed(
            long instanceId,
            String slug,
            long incarnation,
            long sequence,
            AlgorithmExecution execution,
            Instant occurredAt)
            implements ExecutionEvent {}
}
