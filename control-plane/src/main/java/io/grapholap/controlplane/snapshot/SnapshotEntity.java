package io.grapholap.controlplane.snapshot;

import io.grapholap.common.access.Visibility;
import io.grapholap.controlplane.row.JsonColumn;
import io.grapholap.lake.SnapshotLayout;
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
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** Row of {@code snapshots}. */
@Entity
@Table(name = "snapshots")
class SnapshotEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(name = "mapping_id")
    long mappingId;

    @Column(name = "mapping_version")
    int mappingVersion;

    @Column(name = "owner_username")
    String owner;

    String name;
    @Nullable String description;

    @Column(name = "store_root")
    String storeRoot;

    String status;
    String visibility;

    @Column(name = "read_as")
    String readAs;

    @Column(name = "size_bytes")
    @Nullable Long sizeBytes;

    @Column(columnDefinition = "jsonb")
    @Nullable JsonObject contents;

    @Column(name = "error_message")
    @Nullable String errorMessage;

    @Nullable String ttl;

    @Column(name = "inactivity_timeout")
    @Nullable String inactivityTimeout;

    @Nullable String traceparent;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "started_at")
    @Nullable Instant startedAt;

    @Column(name = "finished_at")
    @Nullable Instant finishedAt;

    /** Kept beside the row, by the database; never written here. */
    @Formula("(select a.last_used_at from snapshot_activity a where a.snapshot_id = id)")
    @Nullable Instant lastUsedAt;

    @Version
    @Column(name = "row_version")
    long rowVersion;

    protected SnapshotEntity() {}

    static SnapshotEntity pending(
            NewSnapshot wanted,
            int mappingVersion,
            String owner,
            URI storeRoot,
            @Nullable String traceparent,
            Instant now) {
        var row = new SnapshotEntity();
        row.mappingId = wanted.mappingId();
        row.mappingVersion = mappingVersion;
        row.owner = owner;
        row.name = wanted.name();
        row.description = wanted.description();
        row.storeRoot = storeRoot.toString();
        row.ttl = wanted.ttl();
        row.inactivityTimeout = wanted.inactivityTimeout();
        row.traceparent = traceparent;
        row.createdAt = now;
        row.visibility = wanted.visibleTo().wireName();
        row.readAs = wanted.readAs().column();
        row.write(new SnapshotState.Pending(), now);
        return row;
    }

    final void write(SnapshotState state, Instant now) {
        status = SnapshotStatus.of(state).wireName();
        updatedAt = now;
        switch (state) {
            case SnapshotState.Pending _ -> {
                errorMessage = null;
                startedAt = null;
                finishedAt = null;
            }
            case SnapshotState.Creating _ -> startedAt = now;
            case SnapshotState.Ready(var held) -> {
                sizeBytes = held.sizeBytes();
                contents = JsonColumn.write(held);
                finishedAt = now;
            }
            case SnapshotState.Failed(var reason) -> {
                errorMessage = reason;
                finishedAt = now;
            }
            case SnapshotState.Cancelled _ -> finishedAt = now;
        }
    }

    SnapshotState state() {
        return switch (SnapshotStatus.ofWire(status)) {
            case PENDING -> new SnapshotState.Pending();
            case CREATING -> new SnapshotState.Creating();
            case READY ->
                    new SnapshotState.Ready(JsonColumn.read(contents, SnapshotContents.class));
            case FAILED -> new SnapshotState.Failed(errorMessage);
            case CANCELLED -> new SnapshotState.Cancelled();
        };
    }

    /** Shows it to others than before; grants alone count as a change of the row too. */
    void show(Visibility to, Instant now) {
        visibility = to.wireName();
        updatedAt = now;
    }

    /** Path of its files below {@code storeRoot}. */
    String path() {
        return SnapshotLayout.snapshot(owner, mappingId, mappingVersion, id);
    }

    Snapshot toSnapshot() {
        return new Snapshot(
                id,
                mappingId,
                mappingVersion,
                owner,
                name,
                description,
                SnapshotLayout.snapshotRoot(
                        URI.create(storeRoot), owner, mappingId, mappingVersion, id),
                state(),
                Visibility.of(visibility).orElseThrow(),
                ReadAs.ofColumn(readAs).orElseThrow(),
                ttl,
                inactivityTimeout,
                traceparent,
                createdAt,
                updatedAt,
                startedAt,
                lastUsedAt,
                rowVersion);
    }
}
