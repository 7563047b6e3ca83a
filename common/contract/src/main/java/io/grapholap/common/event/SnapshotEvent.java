package io.grapholap.common.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** Topic {@code snapshot-events}, keyed by snapshot id; written by the control plane alone. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SnapshotEvent.Requested.class, name = "Requested"),
    @JsonSubTypes.Type(value = SnapshotEvent.Started.class, name = "Started"),
    @JsonSubTypes.Type(value = SnapshotEvent.Ready.class, name = "Ready"),
    @JsonSubTypes.Type(value = SnapshotEvent.Failed.class, name = "Failed"),
    @JsonSubTypes.Type(value = SnapshotEvent.Cancelled.class, name = "Cancelled"),
    @JsonSubTypes.Type(value = SnapshotEvent.Deleted.class, name = "Deleted")
})
public sealed interface SnapshotEvent extends Event {
    long snapshotId();

    /** Version of the snapshot's row after the change; grows by one or more with each event. */
    long sequence();

    @Override
    default Topic topic() {
        return Topic.SNAPSHOT_EVENTS;
    }

    @Override
    default String key() {
        return Long.toString(snapshotId());
    }

    record Requested(
            long snapshotId,
            long sequence,
            long mappingId,
            int mappingVersion,
            String owner,
            Instant occurredAt)
            implements SnapshotEvent {}

    record Started(long snapshotId, long sequence, Instant occurredAt) implements SnapshotEvent {}

    /**
     * @param sizeBytes bytes of all Parquet files, without the built graph
     */
    record Ready(
            long snapshotId,
            long sequence,
            long nodeCount,
            long edgeCount,
            long sizeBytes,
            Instant occurredAt)
            implements SnapshotEvent {}

    record Failed(long snapshotId, long sequence, String reason, Instant occurredAt)
            implements SnapshotEvent {}

    record Cancelled(long snapshotId, long sequence, Instant occurredAt) implements SnapshotEvent {}

    record Deleted(long snapshotId, long sequence, Instant occurredAt) implements SnapshotEvent {}
}
