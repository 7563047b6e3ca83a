package io.grapholap.controlplane.instance;

import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.InvalidState;
import io.grapholap.common.error.PlatformException.LimitExceeded;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.controlplane.access.AccessService;
import io.grapholap.controlplane.config.GlobalConfigs;
import io.grapholap.controlplane.instance.InstanceState.Stopping;
import io.grapholap.controlplane.instance.InstanceState.WaitingForSnapshot;
import io.grapholap.controlplane.instance.NewInstance.FromMapping;
import io.grapholap.controlplane.instance.NewInstance.FromSnapshot;
import io.grapholap.controlplane.limit.Limits;
import io.grapholap.controlplane.limit.Reservations;
import io.grapholap.controlplane.snapshot.NewSnapshot;
import io.grapholap.controlplane.snapshot.ReadAs;
import io.grapholap.controlplane.snapshot.Snapshot;
import io.grapholap.controlplane.snapshot.SnapshotLife;
import io.grapholap.controlplane.snapshot.SnapshotService;
import io.grapholap.controlplane.snapshot.SnapshotStatus;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What clients want of instances. Lock order: a snapshot's row before those of instances. */
@ApplicationScoped
class InstanceService {
    private final InstanceRepository instances;
    private final OwnedInstances owned;
    private final InstanceLife life;
    private final SnapshotService snapshots;
    private final SnapshotLife snapshotLife;
    private final AccessService access;
    private final GlobalConfigs configs;
    private final Reservations reservations;

    InstanceService(
            InstanceRepository instances,
            OwnedInstances owned,
            InstanceLife life,
            SnapshotService snapshots,
            SnapshotLife snapshotLife,
            AccessService access,
            GlobalConfigs configs,
            Reservations reservations) {
        this.instances = instances;
        this.owned = owned;
        this.life = life;
        this.snapshots = snapshots;
        this.snapshotLife = snapshotLife;
        this.access = access;
        this.configs = configs;
        this.reservations = reservations;
    }

    /**
     * Stores an instance, and the snapshot it waits for if it is made from a mapping, in one
     * transaction; the caller becomes the owner of both.
     *
     * @param traceparent W3C trace context of the request, or null
     * @return fails with {@link NotFound} without such a mapping or snapshot, with {@link
     *     ValidationFailed} without such a version, with {@link Forbidden} if the caller may only
     *     see the snapshot or wants to show it to more users, with {@link InvalidState} if the
     *     snapshot is not ready, with {@link LimitExceeded}, or with {@link Unavailable} during
     *     maintenance
     */
    @WithTransaction
    Uni<Instance> create(NewInstance wanted, Caller caller, @Nullable String traceparent) {
        return configs.requireOpen().flatMap(_ -> begin(wanted, caller, traceparent));
    }

    private Uni<Instance> begin(NewInstance wanted, Caller caller, @Nullable String traceparent) {
        return switch (wanted.source()) {
            case FromMapping from ->
                    snapshots
                            .request(snapshotFor(wanted, from), caller)
                            .flatMap(snapshot ->
                                    store(
                                            wanted,
                                            caller,
                                            snapshot,
                                            new WaitingForSnapshot(),
                                            traceparent));
            case FromSnapshot from ->
                    snapshots
                            .pin(from.snapshotId(), caller)
                            .invoke(snapshot ->
                                    InstanceAccess.requireWithin(
                                            snapshot, wanted.visibleTo(snapshot), caller))
                            .flatMap(snapshot ->
                                    store(
                                            wanted,
                                            caller,
                                            ready(snapshot),
                                            new WaitingForSnapshot().snapshotReady(life.now()),
                                            traceparent));
        };
    }

    private Uni<Instance> store(
            NewInstance wanted,
            Caller caller,
            Snapshot snapshot,
            InstanceState state,
            @Nullable String traceparent) {
        return reservations
                .limits()
                .flatMap(limits ->
                        life.create(
                                InstanceEntity.of(
                                        wanted,
                                        UUID.randomUUID(),
                                        caller.username(),
                                        snapshot,
                                        fitting(
                                                Sizing.of(wanted.engine(), snapshot, limits),
                                                limits),
                                        state,
                                        traceparent,
                                        life.now())));
    }

    private static Sizing fitting(Sizing size, Limits limits) {
        if (!size.fits(limits)) {
            throw limits.tooBig(size.needBytes());
        }
        return size;
    }

    private static NewSnapshot snapshotFor(NewInstance wanted, FromMapping from) {
        return new NewSnapshot(
                from.mappingId(),
                from.version(),
                from.snapshotName(),
                "Automatically created for instance '" + wanted.name() + "'",
                from.ttl(),
                from.inactivityTimeout(),
                wanted.visibility(),
                ReadAs.SERVICE);
    }

    /** The snapshot; fails with {@link InvalidState} unless it is ready. */
    static Snapshot ready(Snapshot snapshot) {
        if (!snapshot.isReady()) {
            throw new InvalidState(
                    "snapshot",
                    snapshot.id(),
                    SnapshotStatus.of(snapshot.state()).wireName(),
                    SnapshotStatus.READY.wireName());
        }
        return snapshot;
    }

    /**
     * Fails with {@link NotFound} if there is none, it was terminated, or the caller may not see
     * it.
     */
    @WithSession
    Uni<Instance> get(long id, Caller caller) {
        return instances
                .findById(id)
                .map(row -> OwnedInstances.visible(row, id).toInstance())
                .call(instance -> access.requireReadable(instance.guarded(), caller));
    }

    /** The instance of that slug, also while it is being stopped; nothing if there is none. */
    @WithSession
    Uni<Optional<Instance>> find(UUID slug) {
        return instances
                .bySlug(slug)
                .map(row -> Optional.ofNullable(row).map(InstanceEntity::toInstance));
    }

    /**
     * Ends an instance for good; nobody finds it any more. Its wrapper is stopped soon after. If it
     * waits for a snapshot of its own that nobody else needs, that is cancelled.
     *
     * @return fails with {@link NotFound}, or with {@link Forbidden} unless the caller is its owner
     *     or an admin
     */
    @WithTransaction
    Uni<Void> terminate(long id, Caller caller) {
        return instances
                .ownSnapshotAwaited(id)
                .flatMap(this::lockSnapshot)
                .flatMap(_ -> owned.lock(id, caller))
                .flatMap(this::end);
    }

    /** Ends an instance whose time is over still; whether it was done. */
    @WithTransaction
    Uni<Boolean> expire(long id) {
        return instances
                .ownSnapshotAwaited(id)
                .flatMap(this::lockSnapshot)
                .flatMap(_ -> instances.locked(id))
                .flatMap(row ->
                        row == null
                                        || row.state() instanceof Stopping
                                        || row.expiresAt == null
                                        || row.expiresAt.isAfter(life.now())
                                ? Uni.createFrom().item(false)
                                : end(row).replaceWith(true));
    }

    private Uni<?> lockSnapshot(Optional<Long> id) {
        return id.isPresent() ? snapshotLife.lock(id.get()) : Uni.createFrom().voidItem();
    }

    private Uni<Void> end(InstanceEntity row) {
        var instance = row.toInstance();
        return switch (instance.state()) {
            case InstanceState.Stoppable stoppable when instance.incarnation() > 0 ->
                    life.move(row, stoppable.stop()).replaceWithVoid();
            default -> life.remove(row).flatMap(_ -> cancelSnapshot(instance));
        };
    }

    private Uni<Void> cancelSnapshot(Instance ended) {
        return ended.ownSnapshot() && ended.state() instanceof WaitingForSnapshot
                ? instances
                        .needing(ended.snapshotId())
                        .flatMap(others ->
                                others == 0
                                        ? snapshots.cancel(ended.snapshotId())
                                        : Uni.createFrom().voidItem())
                : Uni.createFrom().voidItem();
    }
}
