package io.grapholap.controlplane.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Row of {@code background_jobs}. */
@Entity
@Table(name = "background_jobs")
class JobEntity {
    @Id String name;

    @Column(name = "next_run_at")
    Instant nextRunAt;

    @Nullable String holder;

    @Column(name = "lease_until")
    @Nullable Instant leaseUntil;

    long run;

    @Column(name = "started_at")
    @Nullable Instant startedAt;

    @Column(name = "last_success_at")
    @Nullable Instant lastSuccessAt;

    @Column(name = "last_failure_at")
    @Nullable Instant lastFailureAt;

    @Column(name = "last_error")
    @Nullable String lastError;

    @Column(name = "last_duration_millis")
    @Nullable Long lastDurationMillis;

    @Column(name = "consecutive_failures")
    int consecutiveFailures;

    @Column(name = "triggered_at")
    @Nullable Instant triggeredAt;

    @Column(name = "triggered_by")
    @Nullable String triggeredBy;

    @Column(name = "trigger_reason")
    @Nullable String triggerReason;

    @Version
    @Column(name = "row_version")
    long rowVersion;

    protected JobEntity() {}

    JobEntity(String name, Instant nextRunAt) {
        this.name = name;
        this.nextRunAt = nextRunAt;
    }

    /** Gives the job to {@code holder}, which alone runs it while it renews the lease. */
    JobClaim claim(String by, Instant now, Duration lease) {
        holder = by;
        leaseUntil = now.plus(lease);
        startedAt = now;
        run++;
        return new JobClaim(name, run);
    }

    boolean isHeld(JobClaim claim) {
        return holder != null && run == claim.run();
    }

    /** Notes how a run ended; a wish that came during it is granted at once. */
    void ended(JobOutcome outcome, Instant now, Instant next) {
        var started = startedAt == null ? now : startedAt;
        holder = null;
        leaseUntil = null;
        lastDurationMillis = Math.max(0, Duration.between(started, now).toMillis());
        nextRunAt = triggeredAt != null && triggeredAt.isAfter(started) ? now : next;
        switch (outcome) {
            case JobOutcome.Succeeded _ -> {
                lastSuccessAt = now;
                consecutiveFailures = 0;
                lastError = null;
            }
            case JobOutcome.Failed failed -> {
                lastFailureAt = now;
                consecutiveFailures++;
                lastError = failed.reason();
            }
        }
    }

    JobStatus toStatus() {
        return new JobStatus(
                name, nextRunAt, lastSuccessAt, lastFailureAt, consecutiveFailures, holder != null);
    }
}
