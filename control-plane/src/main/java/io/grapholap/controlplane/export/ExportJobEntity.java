package io.grapholap.controlplane.export;

import io.grapholap.common.event.Position;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobResult;
import io.grapholap.common.job.JobWork;
import io.grapholap.controlplane.row.JsonColumn;
import io.grapholap.controlplane.snapshot.Snapshot;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Row of {@code export_jobs}. */
@Entity
@Table(name = "export_jobs")
class ExportJobEntity {
    static final String QUEUED = "queued";
    static final String CLAIMED = "claimed";
    static final String COMPLETED = "completed";
    static final String FAILED = "failed";
    static final String CANCELLED = "cancelled";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(name = "snapshot_id")
    long snapshotId;

    String kind;

    @Column(name = "entity_name")
    String name;

    String state;
    long attempt;

    /** Attempts before the last retry of the snapshot. */
    @Column(name = "forgiven_attempts")
    long forgivenAttempts;

    @Nullable String worker;

    @Column(name = "lease_until")
    @Nullable Instant leaseUntil;

    @Nullable Instant deadline;

    @Column(name = "claimed_at")
    @Nullable Instant claimedAt;

    @Nullable String prefix;

    @Column(name = "query_id")
    @Nullable String queryId;

    @Column(name = "row_count")
    @Nullable Long rowCount;

    @Column(name = "size_bytes")
    @Nullable Long sizeBytes;

    String root;

    @Column(columnDefinition = "jsonb")
    JsonObject work;

    @Column(columnDefinition = "jsonb")
    @Nullable JsonObject result;

    @Column(columnDefinition = "jsonb")
    @Nullable JsonObject failure;

    @Column(name = "applied_epoch")
    long appliedEpoch;

    @Column(name = "applied_sequence")
    long appliedSequence;

    @Nullable String traceparent;

    @Column(name = "available_at")
    Instant availableAt;

    /** Whether workers were told that it waits. */
    boolean announced;

    @Column(name = "ended_at")
    @Nullable Instant endedAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Version
    @Column(name = "row_version")
    long rowVersion;

    protected ExportJobEntity() {}

    static ExportJobEntity queued(
            Snapshot snapshot, JobWork work, JobState.Queued state, Instant now) {
        var row = new ExportJobEntity();
        row.snapshotId = snapshot.id();
        row.kind = JobKinds.wireName(SnapshotPlan.kindOf(work));
        row.name = SnapshotPlan.nameOf(work);
        row.root = snapshot.root().toString();
        row.work = JsonColumn.write(work);
        row.traceparent = snapshot.traceparent();
        row.createdAt = now;
        row.write(state, now);
        return row;
    }

    final void write(JobState next, Instant now) {
        attempt = next.attempt();
        updatedAt = now;
        endedAt = next instanceof JobState.Open ? null : now;
        switch (next) {
            case JobState.Queued queued -> {
                state = QUEUED;
                availableAt = queued.availableAt();
                deadline = queued.deadline();
                forgivenAttempts = queued.forgiven();
                announced = false;
                worker = null;
                leaseUntil = null;
                prefix = null;
                queryId = null;
                rowCount = null;
                sizeBytes = null;
                result = null;
                failure = null;
            }
            case JobState.Claimed claimed -> {
                claimedAt = CLAIMED.equals(state) ? claimedAt : now;
                state = CLAIMED;
                worker = claimed.worker();
                leaseUntil = claimed.leaseUntil();
                deadline = claimed.deadline();
                forgivenAttempts = claimed.forgiven();
                prefix = claimed.prefix();
                queryId = claimed.queryId();
                rowCount = claimed.rowCount();
            }
            case JobState.Completed(var _, var produced) -> {
                state = COMPLETED;
                result = JsonColumn.write(produced);
                rowCount = JobKinds.rowsOf(produced).orElse(null);
                sizeBytes = JobKinds.bytesOf(produced);
            }
            case JobState.Failed(var _, var why) -> {
                state = FAILED;
                failure = JsonColumn.write(why);
            }
            case JobState.Cancelled _ -> state = CANCELLED;
        }
    }

    JobState state() {
        return switch (state) {
            case QUEUED -> new JobState.Queued(attempt, forgivenAttempts, availableAt, deadline);
            case CLAIMED ->
                    new JobState.Claimed(
                            attempt,
                            forgivenAttempts,
                            worker,
                            leaseUntil,
                            deadline,
                            prefix,
                            queryId,
                            rowCount);
            case COMPLETED ->
                    new JobState.Completed(attempt, JsonColumn.read(result, JobResult.class));
            case FAILED -> new JobState.Failed(attempt, JsonColumn.read(failure, JobFailure.class));
            case CANCELLED -> new JobState.Cancelled(attempt);
            default -> throw new IllegalStateException("job " + id + " in state " + state);
        };
    }

    void applied(Position position) {
        appliedEpoch = position.epoch();
        appliedSequence = position.sequence();
    }

    PlannedJob planned() {
        return new PlannedJob(JobKinds.ofWire(kind), name, state(), endedAt);
    }

    ExportJob toJob() {
        return new ExportJob(
                id,
                snapshotId,
                JobKinds.ofWire(kind),
                name,
                state(),
                URI.create(root),
                JsonColumn.read(work, JobWork.class),
                new Position(appliedEpoch, appliedSequence),
                traceparent);
    }
}
