package io.grapholap.common.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;

/**
 * Topic {@code identity-events}, keyed by username and compacted: every record is all that others
 * need to know of a user. Written by the control plane alone; users are never deleted.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = IdentityEvent.Changed.class, name = "Changed"))
public sealed interface IdentityEvent extends Event {
    String username();

    /** Version of the user's row after the change; orders all events of one user. */
    long sequence();

    @Override
    default Topic topic() {
        return Topic.IDENTITY_EVENTS;
    }

    @Override
    default String key() {
        return username();
    }

    /**
     * What holds from now on. Whoever remembers anything else of this user or of their API keys
     * forgets it.
     *
     * @param role as on the wire
     * @param keyIds names of the API keys that were not revoked, whether or not they have expired
     */
    record Changed(
            String username,
            long sequence,
            String role,
            boolean active,
            List<String> keyIds,
            Instant occurredAt)
            implements IdentityEvent {}
}
