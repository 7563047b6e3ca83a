package io.grapholap.common.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Topic {@code import-events}, keyed by job id: what becomes of table import jobs and of their
 * windows. Written by the import scheduler alone.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ImportEvent.JobChanged.class, name = "JobChanged"),
    @JsonSubTypes.Type(value = ImportEvent.WindowChanged.class, name = "WindowChanged")
})
public sealed interface ImportEvent extends Event {
    String jobId();

    @Override
    default Topic topic() {
        return Topic.IMPORT_EVENTS;
    }

    @Override
    default String key() {
        return jobId();
    }

    /**
     * A job was created, changed, started, paused or deleted.
     *
     * @param sequence version of the job's row after the change, from 1
     * @param status {@code active}, {@code inactive} or {@code deleted}
     * @param reason why it was paused by itself; null otherwise
     */
    record JobChanged(
            String jobId,
            String spaceId,
            long sequence,
            String status,
            @Nullable String reason,
            Instant occurredAt)
            implements ImportEvent {}

    /**
     * A window was planned, taken, landed, given up or cancelled.
     *
     * @param queryId the window
     * @param lane {@code scheduled}, {@code backfill-n} or {@code triggered}
     * @param windowStart first value of the change column that belongs to it, in full precision
     * @param windowEnd first value after it
     * @param attempt counts from 1; 0 before the first
     * @param status {@code pending}, {@code running}, {@code success}, {@code failed} or {@code
     *     cancelled}
     * @param rowCount rows landed; null unless it succeeded
     */
    record WindowChanged(
            String jobId,
            String queryId,
            String lane,
            String windowStart,
            String windowEnd,
            long attempt,
            String status,
            @Nullable Long rowCount,
            @Nullable String errorCode,
            @Nullable String errorMessage,
            Instant occurredAt)
            implements ImportEvent {}
}
