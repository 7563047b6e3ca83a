package io.grapholap.controlplane.export;

import io.grapholap.common.event.ExportEvent;
import io.grapholap.common.event.Position;
import io.grapholap.common.job.ClaimedJob;
import io.grapholap.common.job.JobKind;
import io.grapholap.common.job.JobWork;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work for a worker.
 *
 * @param name label, edge type or engine; {@code finish} for the job that finishes
 * @param root root of the snapshot in the object store
 * @param applied position of the last event applied to it
 */
record ExportJob(
        long id,
        long snapshotId,
        JobKind kind,
        String name,
        JobState state,
        URI root,
        JobWork work,
        Position applied,
        @Nullable String traceparent) {

    /** What its worker is told; nothing unless it is claimed. */
    Optional<ClaimedJob> claim() {
        return state instanceof JobState.Claimed c
                ? Optional.of(
                        new ClaimedJob(
                                id,
                                snapshotId,
                                c.attempt(),
                                c.leaseUntil(),
                                c.deadline(),
                                root,
                                c.prefix(),
                                work,
                                traceparent))
                : Optional.empty();
    }

    /**
     * The attempt that {@code event} ends; nothing if the event is a repeat, or of an attempt that
     * does not hold the job any more.
     */
    Optional<JobState.Claimed> attemptEndedBy(ExportEvent event) {
        return state instanceof JobState.Claimed claimed
                        && claimed.attempt() == event.attempt()
                        && new Position(event.attempt(), event.sequence()).isAfter(applied)
                ? Optional.of(claimed)
                : Optional.empty();
    }
}
