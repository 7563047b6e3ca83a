package io.grapholap.common.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobResult;
import java.time.Instant;

/** Topic {@code export-events}, keyed by job id: how the attempt of a worker at a job ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ExportEvent.Completed.class, name = "Completed"),
    @JsonSubTypes.Type(value = ExportEvent.Failed.class, name = "Failed")
})
public sealed interface ExportEvent extends Event {
    long jobId();

    long snapshotId();

    /** The attempt that the claim fixed; results of an older attempt are refused. */
    long attempt();

    long sequence();

    @Override
    default Topic topic() {
        return Topic.EXPORT_EVENTS;
    }

    @Override
    default String key() {
        return Long.toString(jobId());
    }

    record Completed(
            long jobId,
            long snapshotId,
            long attempt,
            long sequence,
            JobResult result,
            Instant occurredAt)
            implements ExportEvent {}

    record Failed(
            long jobId,
            long snapshotId,
            long attempt,
            long sequence,
            JobFailure failure,
            Instant occurredAt)
            implements ExportEvent {}
}
