package io.grapholap.controlplane.export;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as operators and owners see it.
 *
 * @param entityType {@code node}, {@code edge}, {@code finish} or {@code graph-build}
 * @param claimedAt when a worker took the last attempt
 * @param attempts how often it was claimed since the snapshot was asked for or retried
 */
public record ExportJobView(
        long id,
        long snapshotId,
        String entityType,
        String entityName,
        ExportJobStatus status,
        @Nullable Instant claimedAt,
        @Nullable String claimedBy,
        long attempts,
        @Nullable String errorMessage) {

    static ExportJobView of(ExportJobEntity row) {
        var state = row.state();
        return new ExportJobView(
                row.id,
                row.snapshotId,
                row.kind,
                row.name,
                ExportJobStatus.of(state),
                row.claimedAt,
                row.worker,
                state.attempt() - row.forgivenAttempts,
                state instanceof JobState.Failed failed ? failed.failure().reason() : null);
    }
}
