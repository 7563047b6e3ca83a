package io.grapholap.controlplane.snapshot;

import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.HasDependencies;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.common.event.SnapshotEvent;
import io.grapholap.common.paging.Page;
import io.grapholap.controlplane.access.AccessService;
import io.grapholap.controlplane.config.GlobalConfigs;
import io.grapholap.controlplane.mapping.MappingService;
import io.grapholap.controlplane.mapping.MappingVersion;
import io.grapholap.controlplane.row.Deletion;
import io.grapholap.platform.identity.Caller;
import io.grapholap.platform.outbox.Outbox;
import io.grapholap.platform.trace.Traces;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What clients and instances want of snapshots. Every method joins the transaction of its caller if
 * there is one. Lock order: a snapshot's row before its jobs and before instances.
 */
@ApplicationScoped
public class SnapshotService {
    private final SnapshotRepository snapshots;
    private final SnapshotLife life;
    private final SnapshotExport export;
    private final StoreDeletions deletions;
    private final List<SnapshotUsage> usages;
    private final MappingService mappings;
    private final AccessService access;
    private final StoreConfig store;
    private final GlobalConfigs configs;
    private final Outbox outbox;
    private final Clock clock;

    SnapshotService(
            SnapshotRepository snapshots,
            SnapshotLife life,
            SnapshotExport export,
            StoreDeletions deletions,
            @All List<SnapshotUsage> usages,
            MappingService mappings,
            AccessService access,
            StoreConfig store,
            GlobalConfigs configs,
            Outbox outbox,
            Clock clock) {
        this.snapshots = snapshots;
        this.life = life;
        this.export = export;
        this.deletions = deletions;
        this.usages = usages;
        this.mappings = mappings;
        this.access = access;
        this.store = store;
        this.configs = configs;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Stores a pending snapshot of a mapping's version and the jobs that will fill it; the caller
     * becomes its owner.
     *
     * @return fails with {@link NotFound} without such a mapping, with {@link ValidationFailed}
     *     without such a version or with a lifetime above the maximum, with {@link Forbidden} if
     *     the caller may not use the mapping's data source, or with {@link Unavailable} during
     *     maintenance
     */
    @WithTransaction
    public Uni<Snapshot> request(NewSnapshot wanted, Caller caller) {
        return configs.requireOpen()
                .flatMap(_ -> configs.current())
                .map(config -> wanted.living(config.lifecycle().snapshot()))
                .flatMap(living -> begin(living, caller));
    }

    private Uni<Snapshot> begin(NewSnapshot wanted, Caller caller) {
        return mappings.requireUsableSource(wanted.mappingId(), caller)
                .flatMap(_ -> mappings.pin(wanted.mappingId(), wanted.mappingVersion()))
                .flatMap(version ->
                        snapshots
                                .persist(pending(wanted, version, caller))
                                .flatMap(life::publish)
                                .call(s -> export.begin(s, version.definition())));
    }

    private SnapshotEntity pending(NewSnapshot wanted, MappingVersion version, Caller caller) {
        return SnapshotEntity.pending(
                wanted,
                version.version(),
                caller.username(),
                store.root(),
                Traces.current(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** Fails with {@link NotFound} if there is no such snapshot, or the caller may not see it. */
    @WithSession
    public Uni<Snapshot> get(long id, Caller caller) {
        return get(id).call(snapshot -> access.requireReadable(snapshot.guarded(), caller));
    }

    /** For the platform's own use, whoever may see it; fails with {@link NotFound}. */
    @WithSession
    public Uni<Snapshot> get(long id) {
        return snapshots.findById(id).map(row -> existing(row, id).toSnapshot());
    }

    /**
     * The snapshot, which cannot change or be deleted until the transaction ends; for whoever is
     * about to start an instance from it.
     *
     * @return fails with {@link NotFound} if there is none that the caller may see, with {@link
     *     Forbidden} if they may only see it
     */
    @WithTransaction
    public Uni<Snapshot> pin(long id, Caller caller) {
        return snapshots
                .shared(id)
                .map(row -> existing(row, id).toSnapshot())
                .call(snapshot -> access.requireStartable(snapshot.guarded(), caller));
    }

    /** What the caller may see of them. */
    @WithSession
    Uni<Page<Snapshot>> list(SnapshotQuery query, Caller caller) {
        return snapshots.page(query, caller).map(page -> page.map(SnapshotEntity::toSnapshot));
    }

    /**
     * Stops the export of a snapshot that nobody waits for any more, statements in the warehouse
     * included. A no-op unless it is pending or creating.
     */
    @WithTransaction
    public Uni<Void> cancel(long id) {
        return life.cancelled(id).flatMap(_ -> export.cancel(id)).replaceWithVoid();
    }

    /**
     * Deletes a snapshot, its jobs and, soon after, its files; a running export is cancelled.
     *
     * @return fails with {@link NotFound}, with {@link Forbidden} unless the caller is its owner or
     *     an admin, or with {@link HasDependencies} while instances start, run, resume or wait with
     *     it
     */
    @WithTransaction
    Uni<Void> delete(long id, Caller caller) {
        return snapshots
                .locked(id)
                .map(row -> existing(row, id))
                .call(row -> access.requireChangeable(row.toSnapshot().guarded(), caller))
                .call(_ -> activeInstances(id).invoke(count -> refuseIfUsed(id, count)))
                .flatMap(row ->
                        life.cancelled(id)
                                .flatMap(_ -> export.cancel(id))
                                .flatMap(quiet -> deletions.plan(row, quiet))
                                .flatMap(_ -> Deletion.of(snapshots, row, id))
                                .flatMap(_ -> outbox.append(deleted(row))));
    }

    private SnapshotEvent deleted(SnapshotEntity row) {
        return new SnapshotEvent.Deleted(
                row.id, row.rowVersion + 1, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private Uni<Long> activeInstances(long id) {
        return Multi.createFrom()
                .iterable(usages)
                .onItem()
                .transformToUniAndConcatenate(usage -> usage.activeInstancesOf(id))
                .collect()
                .with(Collectors.summingLong(Long::longValue));
    }

    private static void refuseIfUsed(long id, long instances) {
        if (instances > 0) {
            throw new HasDependencies("snapshot", id, "instance", instances);
        }
    }

    private static SnapshotEntity existing(@Nullable SnapshotEntity row, long id) {
        if (row == null) {
            throw new NotFound("snapshot", id);
        }
        return row;
    }
}
