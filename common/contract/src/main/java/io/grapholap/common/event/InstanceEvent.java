package io.grapholap.common.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.grapholap.common.access.Grant;
import io.grapholap.common.access.Visibility;
import io.grapholap.common.instance.InstanceStatus;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Topic {@code instance-events}, keyed by slug and compacted: every record is the full current
 * state; a deletion is a {@link Deleted} record, then a null tombstone. Written by the control
 * plane alone.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = InstanceEvent.Changed.class, name = "Changed"),
    @JsonSubTypes.Type(value = InstanceEvent.Deleted.class, name = "Deleted")
})
public sealed interface InstanceEvent extends Event {
    long instanceId();

    /** Public name of the instance in URLs; a UUID. */
    String slug();

    /** Counts the starts of this instance, from 1; 0 before the first. */
    long incarnation();

    /**
     * Version of the instance's row after the change. Orders all events of one slug, across
     * incarnations.
     */
    long sequence();

    @Override
    default Topic topic() {
        return Topic.INSTANCE_EVENTS;
    }

    @Override
    default String key() {
        return slug();
    }

    /**
     * The whole current state.
     *
     * @param address where the wrapper of this incarnation listens; null unless running
     * @param visibility who sees it beside its owner and those whom {@code grants} name; events
     *     from before there was one mean everyone
     * @param errorMessage why it failed; null unless failed
     */
    record Changed(
            long instanceId,
            String slug,
            long incarnation,
            long sequence,
            String owner,
            String name,
            InstanceStatus status,
            @Nullable URI address,
            @Nullable String errorCode,
            @Nullable String errorMessage,
            Visibility visibility,
            List<Grant> grants,
            Instant occurredAt)
            implements InstanceEvent {
        public Changed {
            visibility = Objects.requireNonNullElse(visibility, Visibility.EVERYONE);
            grants = grants == null ? List.of() : List.copyOf(grants);
        }
    }

    record Deleted(
            long instanceId, String slug, long incarnation, long sequence, Instant occurredAt)
            implements InstanceEvent {}
}
