package io.grapholap.controlplane.instance;

import io.grapholap.common.access.Visibility;
import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.controlplane.snapshot.Snapshot;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of {@code instances}. */
@Entity
@Table(name = "instances")
class InstanceEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    UUID slug;

    @Column(name = "owner_username")
    String owner;

    String name;
    @Nullable String description;

    @Column(name = "snapshot_id")
    long snapshotId;

    @Column(name = "own_snapshot")
    boolean ownSnapshot;

    String engine;
    @Nullable String ttl;

    @Column(name = "inactivity_timeout")
    @Nullable String inactivityTimeout;

    @Column(name = "expires_at")
    @Nullable Instant expiresAt;

    @Column(name = "cpu_cores")
    int cpuCores;

    @Column(name = "memory_bytes")
    long memoryBytes;

    @Column(name = "disk_bytes")
    long diskBytes;

    String status;
    String visibility;
    long incarnation;

    @Column(name = "starting_since")
    @Nullable Instant startingSince;

    @Column(name = "launched_at")
    @Nullable Instant launchedAt;

    @Column(name = "start_token_sha256")
    @Nullable String startTokenSha256;

    @Nullable String address;

    @Column(name = "error_code")
    @Nullable String errorCode;

    @Column(name = "error_message")
    @Nullable String errorMessage;

    @Column(name = "stack_trace")
    @Nullable String stackTrace;

    @Nullable String traceparent;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "started_at")
    @Nullable Instant startedAt;

    @Column(name = "suspended_at")
    @Nullable Instant suspendedAt;

    @Column(name = "resume_count")
    int resumeCount;

    @Column(name = "upgrade_count")
    int upgradeCount;

    @Column(name = "upgraded_at")
    @Nullable Instant upgradedAt;

    @Version
    @Column(name = "row_version")
    long rowVersion;

    protected InstanceEntity() {}

    /** The row of an instance that was never stored. */
    static InstanceEntity of(
            NewInstance wanted,
            UUID slug,
            String owner,
            Snapshot snapshot,
            Sizing size,
            InstanceState state,
            @Nullable String traceparent,
            Instant now) {
        var row = new InstanceEntity();
        row.slug = slug;
        row.owner = owner;
        row.name = wanted.name();
        row.description = wanted.description();
        row.snapshotId = snapshot.id();
        row.visibility = wanted.visibleTo(snapshot).wireName();
        row.ownSnapshot = wanted.source() instanceof NewInstance.FromMapping;
        row.engine = wanted.engine();
        row.cpuCores = wanted.cpuCores();
        row.memoryBytes = size.memoryBytes();
        row.diskBytes = size.diskBytes();
        row.traceparent = traceparent;
        row.createdAt = now;
        row.write(wanted.lifetime());
        row.rowVersion = 1;
        row.write(state, now);
        return row;
    }

    /** Moves to {@code state}; what was true only before is forgotten. */
    final void write(InstanceState state, Instant now) {
        status = state.status().wireName();
        updatedAt = now;
        startingSince = null;
        suspendedAt = null;
        address = null;
        errorCode = null;
        errorMessage = null;
        stackTrace = null;
        write(state.launch().orElse(null));
        switch (state) {
            case InstanceState.WaitingForSnapshot _, InstanceState.Stopping _ -> {}
            case InstanceState.ComingUp comingUp -> startingSince = comingUp.since();
            case InstanceState.Running running -> {
                address = running.address().toString();
                startedAt = startedAt == null ? now : startedAt;
            }
            case InstanceState.Suspended suspended -> suspendedAt = suspended.since();
            case InstanceState.Failed failed -> {
                errorCode = failed.code().name();
                errorMessage = failed.message();
                stackTrace = failed.stackTrace();
            }
        }
    }

    /** Shows it to others than before; grants alone count as a change of the row too. */
    void show(Visibility to, Instant now) {
        visibility = to.wireName();
        updatedAt = now;
    }

    void write(Lifetime lifetime) {
        ttl = lifetime.ttl();
        inactivityTimeout = lifetime.inactivityTimeout();
        expiresAt = lifetime.endOf(createdAt);
    }

    void write(InstanceChange change) {
        name = change.name() == null ? name : change.name();
        description = change.description() == null ? description : change.description();
    }

    private void write(@Nullable Launch launch) {
        launchedAt = launch == null ? null : launch.at();
        startTokenSha256 = launch == null ? null : launch.tokenSha256();
        incarnation = launch == null ? incarnation : launch.incarnation();
    }

    InstanceState state() {
        return switch (InstanceStatus.of(status).orElseThrow()) {
            case WAITING_FOR_SNAPSHOT -> new InstanceState.WaitingForSnapshot();
            case STARTING ->
                    new InstanceState.Starting(Objects.requireNonNull(startingSince), launch());
            case RUNNING ->
                    new InstanceState.Running(
                            Objects.requireNonNull(launch()),
                            URI.create(Objects.requireNonNull(address)));
            case FAILED ->
                    new InstanceState.Failed(
                            InstanceErrorCode.valueOf(errorCode),
                            Objects.requireNonNull(errorMessage),
                            stackTrace);
            case STOPPING -> new InstanceState.Stopping();
            case SUSPENDED -> new InstanceState.Suspended(Objects.requireNonNull(suspendedAt));
            case RESUMING ->
                    new InstanceState.Resuming(Objects.requireNonNull(startingSince), launch());
        };
    }

    private @Nullable Launch launch() {
        return startTokenSha256 == null || launchedAt == null
                ? null
                : new Launch(incarnation, startTokenSha256, launchedAt);
    }

    Instance toInstance() {
        return new Instance(
                Objects.requireNonNull(id),
                slug,
                owner,
                name,
                description,
                snapshotId,
                ownSnapshot,
                engine,
                ttl,
                inactivityTimeout,
                expiresAt,
                cpuCores,
                memoryBytes,
                diskBytes,
                incarnation,
                state(),
                Visibility.of(visibility).orElseThrow(),
                traceparent,
                createdAt,
                updatedAt,
                startedAt,
                resumeCount,
                upgradeCount,
                upgradedAt,
                rowVersion);
    }
}
