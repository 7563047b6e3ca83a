package io.grapholap.common.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * Something that happened, worth telling other services. Past tense; delivered at least once;
 * ordered per producer.
 */
public sealed interface Event
        permits ExportJobEvent,
                ExportEvent,
                SnapshotEvent,
                InstanceEvent,
                WrapperEvent,
                ExecutionEvent,
                ImportEvent,
                IdentityEvent {
    /** When it happened, by the clock of the service that says so. */
    Instant occurredAt();

    /** The topic of this event's family. */
    @JsonIgnore
    Topic topic();

    /** The record key: events with the same key keep their order. */
    @JsonIgnore
    String key();
}
