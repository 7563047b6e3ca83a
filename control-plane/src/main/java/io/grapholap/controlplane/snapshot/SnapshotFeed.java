package io.grapholap.controlplane.snapshot;

import io.grapholap.common.event.SnapshotEvent;
import io.grapholap.common.event.Topic;
import io.grapholap.controlplane.feed.FeedSource;
import io.grapholap.controlplane.feed.FeedState;
import io.grapholap.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Snapshots, for those who listen to their changes. */
@ApplicationScoped
class SnapshotFeed implements FeedSource<SnapshotEvent> {
    private static final String RESOURCE = "snapshot";

    private final SnapshotService snapshots;

    SnapshotFeed(SnapshotService snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public String resource() {
        return RESOURCE;
    }

    @Override
    public Topic topic() {
        return Topic.SNAPSHOT_EVENTS;
    }

    @Override
    public Class<SnapshotEvent> family() {
        return SnapshotEvent.class;
    }

    @Override
    public FeedState stateOf(SnapshotEvent event) {
        return switch (event) {
            case SnapshotEvent.Requested _ -> state(event, SnapshotStatus.PENDING, null);
            case SnapshotEvent.Started _ -> state(event, SnapshotStatus.CREATING, null);
            case SnapshotEvent.Ready _ -> state(event, SnapshotStatus.READY, null);
            case SnapshotEvent.Failed failed ->
                    state(event, SnapshotStatus.FAILED, failed.reason());
            case SnapshotEvent.Cancelled _ -> state(event, SnapshotStatus.CANCELLED, null);
            case SnapshotEvent.Deleted _ -> state(event, FeedState.DELETED, null);
        };
    }

    @Override
    public Uni<FeedState> current(long id, Caller caller) {
        return snapshots.get(id, caller).map(SnapshotLife::eventOf).map(this::stateOf);
    }

    private static FeedState state(
            SnapshotEvent event, SnapshotStatus status, @Nullable String reason) {
        return state(event, status.wireName(), reason);
    }

    private static FeedState state(SnapshotEvent event, String status, @Nullable String reason) {
        return new FeedState(
                RESOURCE,
                event.snapshotId(),
                status,
                event.sequence(),
                null,
                null,
                reason,
                event.occurredAt());
    }
}
