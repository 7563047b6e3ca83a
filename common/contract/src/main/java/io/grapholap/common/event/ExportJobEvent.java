package io.grapholap.common.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.grapholap.common.job.JobKind;
import java.time.Instant;

/**
 * Topic {@code export-jobs}, keyed by job id: says only that work exists; a worker with room then
 * claims some.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = ExportJobEvent.Available.class, name = "Available"))
public sealed interface ExportJobEvent extends Event {
    long jobId();

    long snapshotId();

    @Override
    default Topic topic() {
        return Topic.EXPORT_JOBS;
    }

    @Override
    default String key() {
        return Long.toString(jobId());
    }

    record Available(long jobId, long snapshotId, JobKind kind, Instant occurredAt)
            implements ExportJobEvent {}
}
