package io.grapholap.controlplane.export;

import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.instance.LoadStep;
import io.grapholap.controlplane.snapshot.SnapshotStatus;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far a snapshot has come, as clients see it.
 *
 * @param phase {@code queued}, {@code exporting}, {@code uploading}, {@code importing}, {@code
 *     ready} or {@code failed}
 * @param estimatedRemainingSeconds by the pace so far; null before the first step has ended
 */
@Schema(name = "SnapshotProgress")
record ProgressView(
        long id,
        SnapshotStatus status,
        String phase,
        @Nullable Instant startedAt,
        List<LoadStep> steps,
        @Nullable String currentStep,
        int progressPercent,
        @Nullable Long estimatedRemainingSeconds,
        @Nullable String errorMessage,
        int jobsTotal,
        int jobsPending,
        int jobsClaimed,
        int jobsSubmitted,
        int jobsCompleted,
        int jobsFailed,
        List<Job> jobs) {

    /**
     * @param status {@code pending}, {@code claimed}, {@code submitted} (its statement runs),
     *     {@code completed} or {@code failed}
     */
    record Job(String name, String type, String status, @Nullable Long rowCount) {}

    /** Type of a step; null for those that are of no entity. */
    static @Nullable EntityKind typeOf(PlannedJob job) {
        return switch (job.kind()) {
            case NODE -> EntityKind.NODE;
            case EDGE -> EntityKind.EDGE;
            case FINISH, GRAPH_BUILD -> null;
        };
    }
}
