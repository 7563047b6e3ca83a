package io.grapholap.controlplane.export;

import io.grapholap.common.job.ClaimRequest;
import io.grapholap.common.job.ClaimedJob;
import io.grapholap.common.job.LeaseAnswer;
import io.grapholap.common.job.LeaseRequest;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands jobs to workers, each to one at a time. Locks jobs alone, never their snapshots. */
@ApplicationScoped
class JobClaims {
    private final ExportJobRepository jobs;
    private final WorkerPresence presence;
    private final CurrentLimits currentLimits;
    private final Clock clock;

    JobClaims(
            ExportJobRepository jobs,
            WorkerPresence presence,
            CurrentLimits currentLimits,
            Clock clock) {
        this.jobs = jobs;
        this.presence = presence;
        this.currentLimits = currentLimits;
        this.clock = clock;
    }

    /** The oldest jobs that wait, at most {@code room}, now held by the worker; maybe none. */
    @WithTransaction
    Uni<List<ClaimedJob>> take(ClaimRequest request) {
        var now = now();
        return currentLimits
                .get()
                .call(_ -> presence.seen(request.worker(), now))
                .flatMap(limits ->
                        jobs.takeable(now, request.room())
                                .map(rows ->
                                        rows.stream()
                                                .map(row ->
                                                        claim(row, request.worker(), now, limits))
                                                .toList()));
    }

    private static ClaimedJob claim(
            ExportJobEntity row, String worker, Instant now, JobLimits limits) {
        var queued = (JobState.Queued) row.state();
        var prefix = UUID.randomUUID().toString().replace("-", "");
        row.write(queued.claimed(worker, prefix, now, limits), now);
        return row.toJob().claim().orElseThrow();
    }

    /**
     * Renews a lease and keeps what the worker says of its work.
     *
     * @return cancelled unless this attempt of this worker still holds the job
     */
    @WithTransaction
    Uni<LeaseAnswer> renew(long jobId, LeaseRequest request) {
        var now = now();
        return currentLimits
                .get()
                .flatMap(limits -> jobs.locked(jobId).map(row -> renew(row, request, now, limits)));
    }

    private static LeaseAnswer renew(
            @Nullable ExportJobEntity row, LeaseRequest request, Instant now, JobLimits limits) {
        if (row == null
                || !(row.state() instanceof JobState.Claimed held)
                || !held.heldBy(request.worker(), request.attempt())
                || !now.isBefore(held.deadline())) {
            return new LeaseAnswer(true, null);
        }
        var renewed = held.renewed(now, request.queryId(), request.rowCount(), limits);
        row.write(renewed, now);
        return new LeaseAnswer(false, renewed.leaseUntil());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
