package io.grapholap.controlplane.instance;

import io.grapholap.common.error.PlatformException.LimitExceeded;
import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.controlplane.instance.InstanceState.WaitingForSnapshot;
import io.grapholap.controlplane.limit.Limits;
import io.grapholap.controlplane.limit.Reservations;
import io.grapholap.controlplane.snapshot.Snapshot;
import io.grapholap.controlplane.snapshot.SnapshotListener;
import io.grapholap.controlplane.snapshot.SnapshotUsage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiFunction;

/**
 * What a snapshot means to the instances on it: it starts or fails those that wait, in its own
 * transaction, and must not go while they need it.
 */
@ApplicationScoped
class InstancesOfSnapshots implements SnapshotListener, SnapshotUsage {
    private final InstanceRepository instances;
    private final InstanceLife life;
    private final Reservations reservations;
    private final InstanceMetrics metrics;

    InstancesOfSnapshots(
            InstanceRepository instances,
            InstanceLife life,
            Reservations reservations,
            InstanceMetrics metrics) {
        this.instances = instances;
        this.life = life;
        this.reservations = reservations;
        this.metrics = metrics;
    }

    @Override
    public Uni<Void> snapshotReady(Snapshot snapshot) {
        return reservations
                .limits()
                .flatMap(limits ->
                        eachWaiting(snapshot, (row, state) -> start(row, state, snapshot, limits)));
    }

    /** Its true size is known now; one that is too big for what is left fails. */
    private Uni<Instance> start(
            InstanceEntity row, WaitingForSnapshot state, Snapshot snapshot, Limits limits) {
        var size = Sizing.of(row.engine, snapshot, limits);
        if (!size.fits(limits)) {
            return refuse(row, state, limits.tooBig(size.needBytes()));
        }
        row.diskBytes = size.diskBytes();
        return life.move(row, state.snapshotReady(life.now()), size.memoryBytes())
                .onFailure(LimitExceeded.class)
                .recoverWithUni(e -> refuse(row, state, e));
    }

    private Uni<Instance> refuse(InstanceEntity row, WaitingForSnapshot state, Throwable why) {
        var message = String.valueOf(why.getMessage());
        return life.move(row, state.failed(InstanceErrorCode.STARTUP_FAILED, message, null));
    }

    @Override
    public Uni<Void> snapshotFailed(Snapshot snapshot, String reason) {
        return eachWaiting(
                snapshot,
                (row, state) ->
                        life.move(
                                row,
                                state.failed(InstanceErrorCode.DATA_LOAD_ERROR, reason, null)));
    }

    @Override
    public Uni<Long> activeInstancesOf(long snapshotId) {
        return instances.needing(snapshotId);
    }

    private Uni<Void> eachWaiting(
            Snapshot snapshot, BiFunction<InstanceEntity, WaitingForSnapshot, Uni<Instance>> move) {
        return instances
                .waitingFor(snapshot.id())
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(row ->
                        row.state() instanceof WaitingForSnapshot waiting
                                ? move.apply(row, waiting)
                                        .invoke(metrics::snapshotEnded)
                                        .replaceWithVoid()
                                : Uni.createFrom().voidItem())
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
