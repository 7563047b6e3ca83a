package io.grapholap.controlplane.feed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.grapholap.common.instance.InstanceStatus;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A resource as of one change, as listeners see it.
 *
 * @param resource its kind, as on the wire
 * @param status its state; {@link #DELETED} is the last
 * @param sequence grows with every change of this resource
 * @param instanceUrl where an instance is asked; null unless running
 * @param at when it became so
 */
public record FeedState(
        String resource,
        long id,
        String status,
        long sequence,
        @Nullable String instanceUrl,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        Instant at) {
    public static final String DELETED = "deleted";

    /** Whether nothing comes after it. */
    @JsonIgnore
    public boolean last() {
        return status.equals(DELETED);
    }

    /** Whether it is on its way out or gone: its row may not be found any more. */
    boolean ending() {
        return last() || status.equals(InstanceStatus.STOPPING.wireName());
    }

    /** Whether it says nothing that the other did not say. */
    boolean sameAs(FeedState other) {
        return status.equals(other.status)
                && Objects.equals(instanceUrl, other.instanceUrl)
                && Objects.equals(errorCode, other.errorCode)
                && Objects.equals(errorMessage, other.errorMessage);
    }

    ResourceKey key() {
        return new ResourceKey(resource, id);
    }
}
