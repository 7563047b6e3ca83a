package io.grapholap.controlplane.instance;

import io.grapholap.common.access.Visibility;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.controlplane.access.AccessChange;
import io.grapholap.controlplane.access.AccessService;
import io.grapholap.controlplane.access.AccessView;
import io.grapholap.controlplane.access.Guarded;
import io.grapholap.controlplane.snapshot.Snapshot;
import io.grapholap.controlplane.snapshot.SnapshotService;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who sees an instance. It is never shown to more users than its private snapshot, unless by
 * someone who may decide about that too. Fails with {@link NotFound}, or with {@link Forbidden}
 * unless the caller is its owner or an admin.
 */
@ApplicationScoped
class InstanceAccess {
    private static final Uni<Void> ALL_WELL = Uni.createFrom().voidItem();

    private final InstanceRepository instances;
    private final InstanceService service;
    private final InstanceLife life;
    private final SnapshotService snapshots;
    private final AccessService access;

    InstanceAccess(
            InstanceRepository instances,
            InstanceService service,
            InstanceLife life,
            SnapshotService snapshots,
            AccessService access) {
        this.instances = instances;
        this.service = service;
        this.life = life;
        this.snapshots = snapshots;
        this.access = access;
    }

    @WithSession
    Uni<AccessView> get(long id, Caller caller) {
        return service.get(id, caller).flatMap(i -> access.view(i.guarded(), caller));
    }

    @WithTransaction
    Uni<AccessView> change(long id, AccessChange change, Caller caller) {
        return instances
                .locked(id)
                .map(row -> OwnedInstances.visible(row, id))
                .flatMap(row ->
                        access.change(row.toInstance().guarded(), change, caller)
                                .call(next -> requireWithinSnapshot(row, next, caller))
                                .call(next -> life.show(row, next.visibility())));
    }

    private Uni<Void> requireWithinSnapshot(InstanceEntity row, AccessView next, Caller caller) {
        return snapshots
                .get(row.snapshotId)
                .map(Optional::of)
                .onFailure(NotFound.class)
                .recoverWithItem(Optional.empty())
                .flatMap(found -> found.map(s -> require(s, next, caller)).orElse(ALL_WELL));
    }

    /**
     * Lets pass an instance that nobody was granted.
     *
     * @throws Forbidden if it would show a private snapshot of somebody else to everyone
     */
    static void requireWithin(Snapshot snapshot, Visibility wanted, Caller caller) {
        if (!caller.mayChange(snapshot.owner())
                && !snapshot.guarded().sharing(List.of()).covers(wanted, List.of())) {
            throw tooWide(snapshot.id());
        }
    }

    private Uni<Void> require(Snapshot snapshot, AccessView next, Caller caller) {
        snapshot.requireShowable(next.visibility());
        Guarded guarded = snapshot.guarded();
        return access.grants(guarded)
                .invoke(grants -> {
                    if (!caller.mayChange(snapshot.owner())
                            && !guarded.sharing(grants).covers(next.visibility(), next.grants())) {
                        throw tooWide(snapshot.id());
                    }
                })
                .replaceWithVoid();
    }

    private static Forbidden tooWide(long snapshotId) {
        return new Forbidden(
                ErrorCode.PERMISSION_DENIED,
                "The instance holds the data of the private snapshot "
                        + snapshotId
                        + "; show it only to those who may see that, or ask its owner.",
                Map.of("resource_type", "snapshot", "resource_id", snapshotId));
    }
}
