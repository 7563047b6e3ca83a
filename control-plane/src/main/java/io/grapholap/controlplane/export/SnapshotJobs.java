package io.grapholap.controlplane.export;

import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.controlplane.row.Deletion;
import io.grapholap.controlplane.snapshot.Snapshot;
import io.grapholap.controlplane.snapshot.SnapshotExport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Begins and cancels the export of a snapshot. */
@ApplicationScoped
class SnapshotJobs implements SnapshotExport {
    private final ExportJobRepository jobs;
    private final JobQueue queue;
    private final CurrentLimits limits;
    private final List<String> engines;
    private final Clock clock;

    SnapshotJobs(
            ExportJobRepository jobs,
            JobQueue queue,
            CurrentLimits limits,
            @ConfigProperty(name = "graph-olap.engines", defaultValue = "ryugraph")
                    List<String> engines,
            Clock clock) {
        this.jobs = jobs;
        this.queue = queue;
        this.limits = limits;
        this.engines = engines;
        this.clock = clock;
    }

    @Override
    public Uni<Void> begin(Snapshot snapshot, MappingDefinition definition) {
        return queue.add(snapshot, new SnapshotPlan(definition, engines).first(), now());
    }

    @Override
    public Uni<Instant> cancel(long snapshotId) {
        return jobs.lockedOf(snapshotId).map(this::cancel);
    }

    @Override
    public Uni<Void> retry(Snapshot snapshot, MappingDefinition definition) {
        var now = now();
        return limits.get()
                .flatMap(current ->
                        jobs.lockedOf(snapshot.id())
                                .flatMap(rows -> retry(rows, definition, current, now)));
    }

    private Uni<Void> retry(
            List<ExportJobEntity> rows,
            MappingDefinition definition,
            JobLimits current,
            Instant now) {
        var planned = rows.stream().map(ExportJobEntity::planned).toList();
        var plan = RetryPlan.of(planned, definition);
        return Multi.createFrom()
                .range(0, rows.size())
                .onItem()
                .transformToUniAndConcatenate(
                        i -> retry(rows.get(i), planned.get(i), plan, current, now))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> retry(
            ExportJobEntity row, PlannedJob job, RetryPlan plan, JobLimits current, Instant now) {
        if (plan.obsolete().contains(job)) {
            return Deletion.of(jobs, row, row.id);
        }
        if (!plan.again().contains(job)) {
            return Uni.createFrom().voidItem();
        }
        switch (job.state()) {
            case JobState.Fruitless ended -> row.write(ended.retried(now, current), now);
            case JobState.Completed done -> row.write(done.redone(now, current), now);
            case JobState.Open _ -> {}
        }
        return queue.announce(row, now);
    }

    /** Cancels what has not ended; see {@link SnapshotExport#cancel}. */
    Instant cancel(List<ExportJobEntity> rows) {
        var now = now();
        var quiet =
                rows.stream()
                        .flatMap(row -> leaseOf(row).stream())
                        .reduce(now, SnapshotJobs::later);
        for (var row : rows) {
            if (row.state() instanceof JobState.Open open) {
                row.write(open.cancelled(), now);
            }
        }
        return quiet;
    }

    private static Optional<Instant> leaseOf(ExportJobEntity row) {
        return row.state() instanceof JobState.Claimed claimed
                ? Optional.of(claimed.leaseUntil())
                : Optional.empty();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
