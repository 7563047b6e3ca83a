package io.grapholap.controlplane.instance;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.common.instance.InstanceResources;
import io.grapholap.controlplane.instance.InstanceState.Running;
import io.grapholap.controlplane.job.LifecycleSweep;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** The transactions of a resize: before the wrapper is told, and after. */
@ApplicationScoped
class ResizeRows {
    private final OwnedInstances owned;
    private final InstanceRepository instances;
    private final InstanceLife life;

    ResizeRows(OwnedInstances owned, InstanceRepository instances, InstanceLife life) {
        this.owned = owned;
        this.instances = instances;
        this.life = life;
    }

    @WithTransaction
    Uni<Resize> cpu(long id, int cores, Caller caller) {
        return owned.lockRunning(id, caller)
                .flatMap(row -> {
                    var before = row.toInstance().resources();
                    var told = Happening.cpuUpdated(caller.username(), row.cpuCores, cores);
                    row.cpuCores = cores;
                    return life.changed(row).map(now -> resize(now, before, told));
                });
    }

    @WithTransaction
    Uni<Resize> memory(long id, long bytes, Caller caller) {
        return owned.lockRunning(id, caller)
                .invoke(row -> refuseToShrink(row, bytes))
                .flatMap(row -> {
                    var told =
                            Happening.memoryUpgraded(
                                    caller.username(), "request", row.memoryBytes, bytes);
                    return memory(row, bytes, told);
                });
    }

    /** More memory that nobody asked for; counted, since there is a limit to it. */
    @WithTransaction
    Uni<Resize> upgrade(long id, long bytes, String reason) {
        return owned.lockRunning(id, LifecycleSweep.SYSTEM)
                .flatMap(row -> {
                    row.upgradeCount++;
                    row.upgradedAt = life.now();
                    var told =
                            Happening.memoryUpgraded(
                                    LifecycleSweep.SYSTEM.username(),
                                    reason,
                                    row.memoryBytes,
                                    bytes);
                    return memory(row, bytes, told);
                });
    }

    private Uni<Resize> memory(InstanceEntity row, long bytes, Happening told) {
        var before = row.toInstance().resources();
        return life.resize(row, bytes).map(now -> resize(now, before, told));
    }

    private static Resize resize(Instance now, InstanceResources before, Happening told) {
        return new Resize(now, (Running) now.state(), before, told);
    }

    /** Tells the owner that it is done. */
    @WithTransaction
    Uni<Void> done(Resize resize) {
        return instances
                .locked(resize.instance().id())
                .flatMap(row ->
                        row == null
                                ? Uni.createFrom().voidItem()
                                : life.note(row, resize.success()));
    }

    /** Takes it back, if its wrapper is still the one that was not resized, and tells the owner. */
    @WithTransaction
    Uni<Void> undo(Resize resize, String message) {
        return instances
                .locked(resize.instance().id())
                .flatMap(row -> {
                    if (row == null) {
                        return Uni.createFrom().voidItem();
                    }
                    var failed = failed(resize, message);
                    var same = row.state().equals(resize.running());
                    return (same ? restore(row, resize.before()) : Uni.createFrom().voidItem())
                            .call(_ -> life.note(row, failed))
                            .replaceWithVoid();
                });
    }

    private Uni<Void> restore(InstanceEntity row, InstanceResources before) {
        row.cpuCores = before.cpuCores();
        return life.resize(row, before.memoryBytes()).replaceWithVoid();
    }

    private static Happening failed(Resize resize, String message) {
        var wanted = new LinkedHashMap<String, Object>();
        wanted.put("wanted", resize.success().type().wireName());
        wanted.putAll(resize.success().details());
        return Happening.resizeFailed(wanted, message);
    }

    private static void refuseToShrink(InstanceEntity row, long bytes) {
        if (bytes < row.memoryBytes) {
            throw new Refused(
                    ErrorCode.INVALID_STATE,
                    "The instance %d has %d GiB and cannot shrink to %d GiB while it runs; make a new one."
                            .formatted(row.id, Sizing.gib(row.memoryBytes), Sizing.gib(bytes)),
                    Map.of(
                            "resource",
                            "instance",
                            "resource_id",
                            row.id,
                            "current_state",
                            "running with " + Sizing.gib(row.memoryBytes) + " GiB",
                            "required_state",
                            "running with at most " + Sizing.gib(bytes) + " GiB"));
        }
    }
}
