package io.grapholap.controlplane.job;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.Refused;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The memory that all control planes share of their jobs; one transaction for each method. */
@ApplicationScoped
class JobTable {
    /** How long a control plane that does not renew its lease counts as alive. */
    static final Duration LEASE = Duration.ofSeconds(15);

    /** How much time must lie between two wishes for the same job. */
    static final Duration TRIGGER_PAUSE = Duration.ofSeconds(60);

    private final JobRepository rows;
    private final Clock clock;

    JobTable(JobRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Makes the jobs known and heeds an interval that was made shorter. */
    @WithTransaction
    Uni<Void> register(Collection<BackgroundJob> jobs) {
        var now = now();
        return Multi.createFrom()
                .iterable(jobs)
                .onItem()
                .transformToUniAndConcatenate(job ->
                        rows.add(job.name(), now.plus(job.startDelay()))
                                .flatMap(_ ->
                                        rows.noLaterThan(job.name(), now.plus(job.interval()))))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** Takes the jobs among {@code names} that are due, for {@link #LEASE}. */
    @WithTransaction
    Uni<List<JobClaim>> take(Set<String> names, String holder) {
        var now = now();
        return rows.due(names, now)
                .map(due -> due.stream().map(row -> row.claim(holder, now, LEASE)).toList());
    }

    /** Those of the claims that hold on, for another {@link #LEASE}; the others are lost. */
    @WithTransaction
    Uni<Set<JobClaim>> renew(Set<JobClaim> claims, String holder) {
        var now = now();
        var names = claims.stream().map(JobClaim::job).toList();
        return rows.renew(holder, names, now, now.plus(LEASE))
                .flatMap(_ -> rows.list("name in ?1", names))
                .map(found ->
                        found.stream()
                                .filter(row -> holder.equals(row.holder))
                                .map(row -> new JobClaim(row.name, row.run))
                                .filter(claims::contains)
                                .collect(Collectors.toSet()));
    }

    /**
     * Notes how a run ended and gives the job back. Does nothing if another took it meanwhile.
     *
     * @param next when to run again
     */
    @WithTransaction
    Uni<Void> ended(JobClaim claim, JobOutcome outcome, Instant next) {
        return rows.locked(claim.job())
                .invoke(row -> {
                    if (row != null && row.isHeld(claim)) {
                        row.ended(outcome, now(), next.truncatedTo(ChronoUnit.MICROS));
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Has a job run soon, or again soon if it is running.
     *
     * @return when it was wished for; fails with {@link NotFound}, or with code {@code
     *     RATE_LIMIT_EXCEEDED} if that was wished for less than {@link #TRIGGER_PAUSE} ago
     */
    @WithTransaction
    Uni<Instant> trigger(String name, String by, String reason) {
        return rows.locked(name)
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("job", name))
                .map(row -> {
                    var now = now();
                    refuseIfTooSoon(row, now);
                    row.triggeredAt = now;
                    row.triggeredBy = by;
                    row.triggerReason = reason;
                    row.nextRunAt = now;
                    return now;
                });
    }

    @WithSession
    Uni<List<JobStatus>> all() {
        return rows.list("order by name")
                .map(found -> found.stream().map(JobEntity::toStatus).toList());
    }

    private static void refuseIfTooSoon(JobEntity row, Instant now) {
        if (row.triggeredAt != null && now.isBefore(row.triggeredAt.plus(TRIGGER_PAUSE))) {
            var wait = Duration.between(now, row.triggeredAt.plus(TRIGGER_PAUSE));
            long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
            throw new Refused(
                    ErrorCode.RATE_LIMIT_EXCEEDED,
                    "Too many requests: the job "
                            + row.name
                            + " was triggered less than a minute ago; try again in "
                            + seconds
                            + " s.",
                    Map.of("resource", row.name, "retry_after_seconds", seconds));
        }
    }

    /** As precise as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
