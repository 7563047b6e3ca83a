package io.grapholap.controlplane.instance;

import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.controlplane.instance.InstanceState.WaitingForSnapshot;
import io.grapholap.controlplane.snapshot.Snapshot;
import io.grapholap.controlplane.snapshot.SnapshotListener;
import io.grapholap.controlplane.snapshot.SnapshotUsage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/**
 * What a snapshot means to the instances on it: it starts or fails those that wait, in its own
 * transaction, and must not go while they need it.
 */
@ApplicationScoped
class InstancesOfSnapshots implements SnapshotListener, SnapshotUsage {
    private final InstanceRepository instances;
    private final InstanceLife life;

    InstancesOfSnapshots(InstanceRepository instances, InstanceLife life) {
        this.instances = instances;
        this.life = life;
    }

    @Override
    public Uni<Void> snapshotReady(Snapshot snapshot) {
        return moveWaiting(snapshot, waiting -> waiting.snapshotReady(life.now()));
    }

    @Override
    public Uni<Void> snapshotFailed(Snapshot snapshot, String reason) {
        return moveWaiting(
                snapshot,
                waiting -> waiting.failed(InstanceErrorCode.DATA_LOAD_ERROR, reason, null));
    }

    @Override
    public Uni<Long> activeInstancesOf(long snapshotId) {
        return instances.needing(snapshotId);
    }

    private Uni<Void> moveWaiting(
            Snapshot snapshot, Function<WaitingForSnapshot, InstanceState> move) {
        return instances
                .waitingFor(snapshot.id())
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(row ->
                        row.state() instanceof WaitingForSnapshot waiting
                                ? life.move(row, move.apply(waiting)).replaceWithVoid()
                                : Uni.createFrom().voidItem())
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
