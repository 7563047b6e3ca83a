package io.grapholap.controlplane.instance;

import io.grapholap.common.error.PlatformException.InvalidState;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.controlplane.instance.NewInstance.FromMapping;
import io.grapholap.controlplane.instance.NewInstance.FromSnapshot;
import io.grapholap.controlplane.limit.Limits;
import io.grapholap.controlplane.limit.Reservations;
import io.grapholap.controlplane.mapping.MappingService;
import io.grapholap.controlplane.snapshot.SnapshotService;
import io.grapholap.controlplane.snapshot.SnapshotSizes;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Says what instances would need, without making any. */
@ApplicationScoped
class Estimates {
    private final SnapshotService snapshots;
    private final SnapshotSizes sizes;
    private final MappingService mappings;
    private final Reservations reservations;

    Estimates(
            SnapshotService snapshots,
            SnapshotSizes sizes,
            MappingService mappings,
            Reservations reservations) {
        this.snapshots = snapshots;
        this.sizes = sizes;
        this.mappings = mappings;
        this.reservations = reservations;
    }

    /**
     * The estimate for what could be created. One from a mapping goes by its newest snapshot that
     * is ready; without any, by the least that an instance is given.
     *
     * @return fails as the creation would: {@link NotFound}, {@link InvalidState}, but not for
     *     limits
     */
    @WithTransaction
    Uni<Estimate> of(NewInstance wanted, Caller caller) {
        return reservations
                .limits()
                .flatMap(limits ->
                        size(wanted, limits, caller)
                                .flatMap(size ->
                                        reservations
                                                .wouldBreak(caller.username(), size.memoryBytes())
                                                .map(broken ->
                                                        Estimate.of(
                                                                size,
                                                                broken.isEmpty()
                                                                        && size.fits(limits)))));
    }

    private Uni<Sizing> size(NewInstance wanted, Limits limits, Caller caller) {
        var engine = wanted.engine();
        return switch (wanted.source()) {
            case FromSnapshot from ->
                    snapshots
                            .get(from.snapshotId(), caller)
                            .map(InstanceService::ready)
                            .map(snapshot -> Sizing.of(engine, snapshot, limits));
            case FromMapping from ->
                    mappings.pin(from.mappingId(), from.version())
                            .flatMap(version -> sizes.newestOf(from.mappingId()))
                            .map(bytes -> Sizing.of(engine, bytes, limits.instanceMemory()));
        };
    }
}
