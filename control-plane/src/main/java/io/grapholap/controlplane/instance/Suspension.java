package io.grapholap.controlplane.instance;

import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.InvalidState;
import io.grapholap.common.error.PlatformException.LimitExceeded;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.controlplane.config.GlobalConfigs;
import io.grapholap.controlplane.instance.InstanceState.Failed;
import io.grapholap.controlplane.instance.InstanceState.Resuming;
import io.grapholap.controlplane.instance.InstanceState.Running;
import io.grapholap.controlplane.instance.InstanceState.Suspended;
import io.grapholap.controlplane.job.LifecycleSweep;
import io.grapholap.controlplane.snapshot.SnapshotService;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts instances aside and brings them back behind the same slug. */
@ApplicationScoped
class Suspension {
    private final OwnedInstances owned;
    private final InstanceRepository instances;
    private final InstanceLife life;
    private final SnapshotService snapshots;
    private final GlobalConfigs configs;

    Suspension(
            OwnedInstances owned,
            InstanceRepository instances,
            InstanceLife life,
            SnapshotService snapshots,
            GlobalConfigs configs) {
        this.owned = owned;
        this.instances = instances;
        this.life = life;
        this.snapshots = snapshots;
        this.configs = configs;
    }

    /**
     * Has the wrapper of a running instance stopped soon; what algorithms wrote back goes with it,
     * the snapshot stays. It holds nothing of what may be reserved from now on.
     *
     * @return fails with {@link NotFound}, {@link Forbidden}, or {@link InvalidState} unless it is
     *     running
     */
    @WithTransaction
    Uni<Instance> suspend(long id, Caller caller) {
        return owned.lockRunning(id, caller)
                .flatMap(row -> suspend(row, Happening.suspended(caller.username(), "request")));
    }

    /** Suspends an instance that is idle still; whether it was done. */
    @WithTransaction
    Uni<Boolean> suspendIdle(long id) {
        return instances
                .locked(id)
                .flatMap(row ->
                        row == null || !(row.state() instanceof Running)
                                ? Uni.createFrom().item(false)
                                : instances
                                        .isIdle(id, life.now())
                                        .flatMap(idle -> idle ? suspendIdle(row) : no()));
    }

    private Uni<Boolean> suspendIdle(InstanceEntity row) {
        return suspend(row, Happening.suspended(LifecycleSweep.SYSTEM.username(), "inactivity"))
                .replaceWith(true);
    }

    private static Uni<Boolean> no() {
        return Uni.createFrom().item(false);
    }

    private Uni<Instance> suspend(InstanceEntity row, Happening happening) {
        return life.move(row, OwnedInstances.running(row).suspend(life.now()))
                .call(_ -> life.note(row, happening));
    }

    /**
     * Has a new incarnation started, on the same snapshot and with nothing of what was written back
     * before. Repeating it is refused while the first one is under way.
     *
     * @return fails with {@link NotFound}, {@link Forbidden}, {@link InvalidState} unless it is
     *     suspended or crashed, {@link LimitExceeded}, or {@link Unavailable} during maintenance
     */
    @WithTransaction
    Uni<Instance> resume(long id, Caller caller) {
        return configs.requireOpen()
                .flatMap(_ -> pinSnapshot(id, caller))
                .flatMap(pinned ->
                        owned.lock(id, caller)
                                .flatMap(row -> {
                                    var next = resumed(row);
                                    if (!pinned) {
                                        throw snapshotGone(row);
                                    }
                                    return resume(row, next, caller);
                                }));
    }

    private Uni<Instance> resume(InstanceEntity row, Resuming next, Caller caller) {
        row.resumeCount++;
        return life.move(row, next)
                .call(_ -> life.note(row, Happening.resumed(caller.username(), row.resumeCount)));
    }

    /** Locks come in their order: the snapshot before the instance. */
    private Uni<Boolean> pinSnapshot(long id, Caller caller) {
        return instances
                .snapshotOf(id)
                .flatMap(snapshot ->
                        snapshot.map(s -> snapshots.pin(s, caller).replaceWith(true))
                                .orElseGet(Suspension::no))
                .onFailure(NotFound.class)
                .recoverWithItem(false);
    }

    private Resuming resumed(InstanceEntity row) {
        return switch (row.state()) {
            case Suspended suspended -> suspended.resume(life.now());
            case Failed failed when failed.crashed() -> failed.resume(life.now());
            default -> throw OwnedInstances.wrongState(row, InstanceStatus.SUSPENDED);
        };
    }

    private static InvalidState snapshotGone(InstanceEntity row) {
        return new InvalidState("snapshot", row.snapshotId, "deleted", "ready");
    }
}
