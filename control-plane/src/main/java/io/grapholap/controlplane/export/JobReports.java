package io.grapholap.controlplane.export;

import io.grapholap.common.event.ExportEvent;
import io.grapholap.common.event.Position;
import io.grapholap.controlplane.mapping.MappingService;
import io.grapholap.controlplane.snapshot.Snapshot;
import io.grapholap.controlplane.snapshot.SnapshotLife;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Applies what becomes of jobs and then does what the {@link SnapshotPlan} says, in one
 * transaction. Locks the snapshot, then its jobs, so that two reports about one snapshot never miss
 * each other.
 */
@ApplicationScoped
class JobReports {
    private static final Logger LOG = Logger.getLogger(JobReports.class);

    private final ExportJobRepository jobs;
    private final JobQueue queue;
    private final SnapshotJobs snapshotJobs;
    private final SnapshotLife life;
    private final MappingService mappings;
    private final List<String> engines;
    private final CurrentLimits currentLimits;
    private final WorkerPresence presence;
    private final ExportMetrics metrics;
    private final Clock clock;

    JobReports(
            ExportJobRepository jobs,
            JobQueue queue,
            SnapshotJobs snapshotJobs,
            SnapshotLife life,
            MappingService mappings,
            @ConfigProperty(name = "graph-olap.engines", defaultValue = "ryugraph")
                    List<String> engines,
            CurrentLimits currentLimits,
            WorkerPresence presence,
            ExportMetrics metrics,
            Clock clock) {
        this.jobs = jobs;
        this.queue = queue;
        this.snapshotJobs = snapshotJobs;
        this.life = life;
        this.mappings = mappings;
        this.engines = engines;
        this.currentLimits = currentLimits;
        this.presence = presence;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * An attempt ended. Repeats, reports of an attempt that does not hold the job any more and
     * reports about what is gone change nothing.
     */
    @WithTransaction
    Uni<Void> ended(ExportEvent event) {
        var now = now();
        return life.lock(event.snapshotId())
                .flatMap(snapshot ->
                        snapshot.isEmpty() ? dropped(event) : ended(event, snapshot.get(), now));
    }

    /** Time passed: leases may be lost, deadlines over, pauses done. */
    @WithTransaction
    Uni<Void> timePassed(long snapshotId) {
        var now = now();
        return life.lock(snapshotId)
                .flatMap(snapshot ->
                        snapshot.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : timePassed(snapshot.get(), now));
    }

    private Uni<Void> ended(ExportEvent event, Snapshot snapshot, Instant now) {
        return currentLimits
                .get()
                .flatMap(limits ->
                        jobs.lockedOf(snapshot.id())
                                .flatMap(rows ->
                                        apply(event, rows, now, limits)
                                                ? advance(snapshot, rows, now)
                                                : dropped(event)));
    }

    private Uni<Void> timePassed(Snapshot snapshot, Instant now) {
        return currentLimits
                .get()
                .flatMap(limits ->
                        presence.attended(now)
                                .flatMap(attended ->
                                        jobs.lockedOf(snapshot.id())
                                                .invoke(rows ->
                                                        rows.forEach(row ->
                                                                age(row, now, attended, limits)))))
                .flatMap(rows -> advance(snapshot, rows, now));
    }

    private static boolean apply(
            ExportEvent event, List<ExportJobEntity> rows, Instant now, JobLimits limits) {
        var row = rows.stream().filter(r -> r.id == event.jobId()).findFirst();
        var attempt = row.flatMap(r -> r.toJob().attemptEndedBy(event));
        attempt.ifPresent(claimed -> {
            row.get().write(outcome(event, row.get().toJob(), claimed, now, limits), now);
            row.get().applied(new Position(event.attempt(), event.sequence()));
        });
        return attempt.isPresent();
    }

    private static JobState outcome(
            ExportEvent event,
            ExportJob job,
            JobState.Claimed claimed,
            Instant now,
            JobLimits limits) {
        return switch (event) {
            case ExportEvent.Completed done when JobKinds.fits(job, done.result()) ->
                    claimed.completed(done.result());
            case ExportEvent.Completed done ->
                    claimed.failed(
                            JobFailures.wrongResult(
                                    job.name(), done.result().getClass().getSimpleName()),
                            now,
                            limits);
            case ExportEvent.Failed failed -> claimed.failed(failed.failure(), now, limits);
        };
    }

    private void age(ExportJobEntity row, Instant now, Instant attended, JobLimits limits) {
        if (row.state() instanceof JobState.Open open) {
            var next = open.at(now, attended, row.name, limits);
            if (!next.equals(open)) {
                LOG.infof("job %d of snapshot %d: %s", row.id, row.snapshotId, next);
                row.write(next, now);
                if (open instanceof JobState.Claimed claimed
                        && !now.isBefore(claimed.leaseUntil())) {
                    metrics.workerLost(next);
                }
            }
        }
    }

    private Uni<Void> advance(Snapshot snapshot, List<ExportJobEntity> rows, Instant now) {
        return announce(rows, now)
                .flatMap(_ -> started(snapshot, rows))
                .flatMap(_ -> mappings.version(snapshot.mappingId(), snapshot.mappingVersion()))
                .map(version -> new SnapshotPlan(version.definition(), engines))
                .map(plan -> plan.next(rows.stream().map(ExportJobEntity::planned).toList()))
                .flatMap(next -> perform(next, snapshot, rows, now));
    }

    /** Makes up for a claim that broke off between taking the jobs and saying so. */
    private Uni<Void> started(Snapshot snapshot, List<ExportJobEntity> rows) {
        return rows.stream().anyMatch(row -> row.attempt > 0)
                ? life.started(snapshot.id())
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> announce(List<ExportJobEntity> rows, Instant now) {
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> queue.announce(row, now))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> perform(
            SnapshotPlan.Next next, Snapshot snapshot, List<ExportJobEntity> rows, Instant now) {
        return switch (next) {
            case SnapshotPlan.Next.Wait _ -> Uni.createFrom().voidItem();
            case SnapshotPlan.Next.Run(var work) -> queue.add(snapshot, work, now);
            case SnapshotPlan.Next.Ready(var contents) -> life.ready(snapshot.id(), contents);
            case SnapshotPlan.Next.Fail(var reason) -> {
                metrics.failed(rows);
                snapshotJobs.cancel(rows);
                yield life.failed(snapshot.id(), reason);
            }
        };
    }

    private static Uni<Void> dropped(ExportEvent event) {
        LOG.debugf("dropped, stale or repeated: %s", event);
        return Uni.createFrom().voidItem();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
