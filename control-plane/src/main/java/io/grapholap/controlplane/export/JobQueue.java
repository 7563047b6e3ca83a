package io.grapholap.controlplane.export;

import io.grapholap.common.event.ExportJobEvent;
import io.grapholap.common.job.JobWork;
import io.grapholap.controlplane.snapshot.Snapshot;
import io.grapholap.platform.outbox.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Puts jobs up for workers: the row, and the word that work exists, in one transaction. */
@ApplicationScoped
class JobQueue {
    private final ExportJobRepository jobs;
    private final Outbox outbox;
    private final CurrentLimits limits;

    JobQueue(ExportJobRepository jobs, Outbox outbox, CurrentLimits limits) {
        this.jobs = jobs;
        this.outbox = outbox;
        this.limits = limits;
    }

    Uni<Void> add(Snapshot snapshot, List<JobWork> work, Instant now) {
        return Multi.createFrom()
                .iterable(work)
                .onItem()
                .transformToUniAndConcatenate(one -> add(snapshot, one, now))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> add(Snapshot snapshot, JobWork work, Instant now) {
        return limits.get()
                .map(current -> JobState.Queued.first(now, current))
                .flatMap(first -> jobs.persist(ExportJobEntity.queued(snapshot, work, first, now)))
                .flatMap(row -> announce(row, now));
    }

    /** Says that a job waits, once for every time it is queued, when its time has come. */
    Uni<Void> announce(ExportJobEntity row, Instant now) {
        if (row.announced
                || !row.state.equals(ExportJobEntity.QUEUED)
                || row.availableAt.isAfter(now)) {
            return Uni.createFrom().voidItem();
        }
        row.announced = true;
        return outbox.append(
                new ExportJobEvent.Available(
                        row.id, row.snapshotId, JobKinds.ofWire(row.kind), now));
    }
}
