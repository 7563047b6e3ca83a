package io.grapholap.controlplane.snapshot;

import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.controlplane.access.AccessChange;
import io.grapholap.controlplane.access.AccessService;
import io.grapholap.controlplane.access.AccessView;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Who sees a snapshot. Instances that were started from it keep what was decided for them. Fails
 * with {@link NotFound}, or with {@link Forbidden} unless the caller is its owner or an admin.
 */
@ApplicationScoped
class SnapshotAccess {
    private final SnapshotService service;
    private final SnapshotRepository snapshots;
    private final AccessService access;
    private final Clock clock;

    SnapshotAccess(
            SnapshotService service,
            SnapshotRepository snapshots,
            AccessService access,
            Clock clock) {
        this.service = service;
        this.snapshots = snapshots;
        this.access = access;
        this.clock = clock;
    }

    @WithSession
    Uni<AccessView> get(long id, Caller caller) {
        return service.get(id).flatMap(snapshot -> access.view(snapshot.guarded(), caller));
    }

    @WithTransaction
    Uni<AccessView> change(long id, AccessChange change, Caller caller) {
        return snapshots
                .locked(id)
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("snapshot", id))
                .flatMap(row ->
                        access.change(row.toSnapshot().guarded(), change, caller)
                                .invoke(next -> row.toSnapshot().requireShowable(next.visibility()))
                                .invoke(next -> row.show(next.visibility(), now())));
    }

    /** As precise as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
