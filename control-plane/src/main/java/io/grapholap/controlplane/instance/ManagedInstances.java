package io.grapholap.controlplane.instance;

import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.controlplane.instance.InstanceState.ComingUp;
import io.grapholap.controlplane.instance.InstanceState.Hopeful;
import io.grapholap.controlplane.instance.InstanceState.Stopping;
import io.grapholap.controlplane.runtime.WrapperName;
import io.grapholap.controlplane.runtime.WrapperSpec;
import io.grapholap.controlplane.snapshot.Snapshot;
import io.grapholap.controlplane.snapshot.SnapshotService;
import io.grapholap.platform.trace.Traces;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reconciler's view of the rows. Whatever it changes, it changes only if the row is still the
 * one that the plan was made from.
 */
@ApplicationScoped
class ManagedInstances {
    private final InstanceRepository instances;
    private final HeartbeatRepository heartbeats;
    private final InstanceLife life;
    private final Failures failures;
    private final SnapshotService snapshots;

    ManagedInstances(
            InstanceRepository instances,
            HeartbeatRepository heartbeats,
            InstanceLife life,
            Failures failures,
            SnapshotService snapshots) {
        this.instances = instances;
        this.heartbeats = heartbeats;
        this.life = life;
        this.failures = failures;
        this.snapshots = snapshots;
    }

    /** Every instance of which something runs, or should, or is to be stopped. */
    @WithSession
    Uni<List<ManagedInstance>> all() {
        return instances
                .list(
                        "status in ?1 order by id",
                        List.of(
                                InstanceStatus.STARTING.wireName(),
                                InstanceStatus.RUNNING.wireName(),
                                InstanceStatus.RESUMING.wireName(),
                                InstanceStatus.STOPPING.wireName()))
                .flatMap(rows ->
                        heartbeats
                                .of(rows.stream().map(r -> r.id).toList())
                                .map(beats ->
                                        rows.stream()
                                                .map(r -> managed(r, beats.get(r.id)))
                                                .toList()));
    }

    private static ManagedInstance managed(InstanceEntity row, @Nullable Heartbeat beat) {
        var current = beat != null && beat.epoch == row.incarnation ? beat.lastHeartbeatAt : null;
        return new ManagedInstance(row.id, row.rowVersion, row.slug, row.state(), current);
    }

    /** Notes a new incarnation, before it is started; nothing if that is no longer wanted. */
    @WithTransaction
    Uni<Optional<WrapperSpec>> launch(ManagedInstance planned) {
        return unchanged(planned)
                .flatMap(row ->
                        row.isPresent() && row.get().state() instanceof ComingUp comingUp
                                ? launch(row.get(), comingUp).map(Optional::of)
                                : Uni.createFrom().item(Optional.empty()));
    }

    /** What it says belongs to the request that wanted the instance. */
    private Uni<WrapperSpec> launch(InstanceEntity row, ComingUp comingUp) {
        return Traces.within(row.traceparent, () -> launchTraced(row, comingUp));
    }

    private Uni<WrapperSpec> launchTraced(InstanceEntity row, ComingUp comingUp) {
        var token = Launch.newToken();
        var launch = new Launch(row.incarnation + 1, Launch.hash(token), life.now());
        return life.move(row, comingUp.launched(launch))
                .flatMap(instance ->
                        snapshots
                                .get(instance.snapshotId())
                                .map(snapshot -> spec(instance, snapshot, token)));
    }

    private static WrapperSpec spec(Instance instance, Snapshot snapshot, String token) {
        return new WrapperSpec(
                new WrapperName(instance.slug(), instance.incarnation()),
                instance.id(),
                token,
                instance.owner(),
                instance.engine(),
                snapshot.id(),
                snapshot.mappingId(),
                snapshot.mappingVersion(),
                snapshot.root(),
                instance.memoryBytes(),
                instance.diskBytes(),
                instance.cpuCores(),
                instance.traceparent());
    }

    /** Whether that wrapper is the one that should run now. */
    @WithSession
    Uni<Boolean> wants(WrapperName name) {
        return instances
                .bySlug(name.slug())
                .map(row ->
                        row != null
                                && row.state()
                                        .launch()
                                        .filter(l -> l.incarnation() == name.incarnation())
                                        .isPresent());
    }

    /** Whether it was done. */
    @WithTransaction
    Uni<Boolean> fail(ManagedInstance planned, InstanceErrorCode code, String message) {
        return unchanged(planned).flatMap(row -> fail(row, code, message));
    }

    /** Fails an instance if that wrapper is still the one that should run. */
    @WithTransaction
    Uni<Boolean> failLaunch(WrapperName name, String message) {
        return instances
                .locked(name.slug())
                .map(Optional::ofNullable)
                .map(row ->
                        row.filter(r ->
                                r.state().launch().isPresent()
                                        && r.incarnation == name.incarnation()))
                .flatMap(row -> fail(row, InstanceErrorCode.STARTUP_FAILED, message));
    }

    private Uni<Boolean> fail(
            Optional<InstanceEntity> row, InstanceErrorCode code, String message) {
        return row.isPresent() && row.get().state() instanceof Hopeful hopeful
                ? failures.fail(row.get(), hopeful, code, message, null).replaceWith(true)
                : Uni.createFrom().item(false);
    }

    /** Whether it was done. */
    @WithTransaction
    Uni<Boolean> remove(ManagedInstance planned) {
        return unchanged(planned)
                .flatMap(row ->
                        row.isPresent() && row.get().state() instanceof Stopping
                                ? life.remove(row.get()).replaceWith(true)
                                : Uni.createFrom().item(false));
    }

    private Uni<Optional<InstanceEntity>> unchanged(ManagedInstance planned) {
        return instances
                .locked(planned.id())
                .map(Optional::ofNullable)
                .map(row -> row.filter(r -> r.rowVersion == planned.version()));
    }
}
