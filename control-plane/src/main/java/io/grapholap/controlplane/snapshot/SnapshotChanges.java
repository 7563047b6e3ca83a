package io.grapholap.controlplane.snapshot;

import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.InvalidState;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.controlplane.config.GlobalConfigs;
import io.grapholap.controlplane.mapping.MappingService;
import io.grapholap.controlplane.rule.FieldRules;
import io.grapholap.controlplane.rule.LifecycleBody;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What owners do with their snapshots. Everything fails with {@link NotFound} without such a
 * snapshot, and with {@link Forbidden} unless the caller is its owner or an admin. The row is
 * locked first, so that of two who want the opposite, or of one who cancels and a worker that is
 * done, the database lets one win.
 */
@ApplicationScoped
class SnapshotChanges {
    private final OwnedSnapshots owned;
    private final SnapshotLife life;
    private final SnapshotExport export;
    private final MappingService mappings;
    private final GlobalConfigs configs;

    SnapshotChanges(
            OwnedSnapshots owned,
            SnapshotLife life,
            SnapshotExport export,
            MappingService mappings,
            GlobalConfigs configs) {
        this.owned = owned;
        this.life = life;
        this.export = export;
        this.mappings = mappings;
        this.configs = configs;
    }

    /** Names and describes a snapshot anew. */
    @WithTransaction
    Uni<Snapshot> rename(long id, SnapshotChange change, Caller caller) {
        return owned.lock(id, caller)
                .flatMap(row -> {
                    row.name = change.name() == null ? row.name : change.name();
                    row.description =
                            change.description() == null ? row.description : change.description();
                    return life.touch(row);
                });
    }

    /**
     * Changes how long a snapshot lives.
     *
     * @return fails with {@link ValidationFailed} naming every fault, such as a lifetime above the
     *     maximum
     */
    @WithTransaction
    Uni<Snapshot> live(long id, LifecycleBody wanted, Caller caller) {
        var rules = wanted.check(new FieldRules());
        return configs.current()
                .invoke(config -> {
                    if (wanted.ttlGiven()) {
                        config.lifecycle().snapshot().checkTtl(rules, "ttl", wanted.ttl(null));
                    }
                    rules.check();
                })
                .flatMap(_ -> owned.lock(id, caller))
                .flatMap(row -> {
                    row.ttl = wanted.ttl(row.ttl);
                    row.inactivityTimeout = wanted.inactivityTimeout(row.inactivityTimeout);
                    return life.touch(row);
                });
    }

    /**
     * Stops the export of a snapshot, statements in the warehouse included.
     *
     * @return fails with {@link InvalidState} unless it is pending or creating
     */
    @WithTransaction
    Uni<Snapshot> cancel(long id, Caller caller) {
        return owned.lock(id, caller)
                .invoke(row -> require(row, SnapshotState.Open.class, "pending or creating"))
                .flatMap(row ->
                        life.cancelled(id)
                                .flatMap(_ -> export.cancel(id))
                                .map(_ -> row.toSnapshot()));
    }

    /**
     * Exports again what did not succeed; data that were exported already are kept.
     *
     * @return fails with {@link InvalidState} unless it failed, with {@link Forbidden} if the
     *     caller may not use the mapping's data source, or with {@link Unavailable} during
     *     maintenance
     */
    @WithTransaction
    Uni<Snapshot> retry(long id, Caller caller) {
        return configs.requireOpen()
                .flatMap(_ -> owned.look(id, caller))
                .flatMap(seen -> mappings.requireUsableSource(seen.mappingId(), caller))
                .flatMap(_ -> owned.lock(id, caller))
                .invoke(row -> require(row, SnapshotState.Failed.class, "failed"))
                .flatMap(life::retried)
                .call(snapshot ->
                        mappings.version(snapshot.mappingId(), snapshot.mappingVersion())
                                .flatMap(version -> export.retry(snapshot, version.definition())));
    }

    private static void require(
            SnapshotEntity row, Class<? extends SnapshotState> wanted, String inWords) {
        if (!wanted.isInstance(row.state())) {
            throw new InvalidState("snapshot", row.id, row.status, inWords);
        }
    }
}
