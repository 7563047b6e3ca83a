package io.grapholap.controlplane.mapping;

import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.HasDependencies;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.controlplane.config.GlobalConfigs;
import io.grapholap.controlplane.row.Deletion;
import io.grapholap.controlplane.rule.FieldRules;
import io.grapholap.controlplane.rule.LifecycleBody;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Changes and deletes mappings, in transactions that lock them first. */
@ApplicationScoped
class MappingChanges {
    private final MappingRepository mappings;
    private final MappingVersionRepository versions;
    private final MappingUsage usage;
    private final GlobalConfigs configs;
    private final Clock clock;

    MappingChanges(
            MappingRepository mappings,
            MappingVersionRepository versions,
            MappingUsage usage,
            GlobalConfigs configs,
            Clock clock) {
        this.mappings = mappings;
        this.versions = versions;
        this.usage = usage;
        this.configs = configs;
        this.clock = clock;
    }

    /**
     * The mapping, for a change of it.
     *
     * @return fails with {@link NotFound}, or with {@link Forbidden} unless the caller is its owner
     *     or an admin
     */
    @WithSession
    Uni<Mapping> getChangeable(long id, Caller caller) {
        return mappings.findById(id)
                .flatMap(row -> withCurrent(MappingRepository.changeable(row, id, caller)));
    }

    /**
     * Changes a mapping. A definition that differs from the current one makes the next version;
     * where nothing differs at all, nothing changes.
     *
     * @return fails with {@link NotFound}, with {@link Forbidden} unless the caller is its owner or
     *     an admin, or with {@link Overtaken} if the change was checked against an older version
     */
    @WithTransaction
    Uni<Mapping> change(long id, CheckedChange change, Caller caller) {
        return mappings.lockedFor(id, caller)
                .invoke(row -> requireBase(row, change))
                .flatMap(row ->
                        withCurrent(row).flatMap(old -> apply(change, row, old.current(), caller)));
    }

    private static void requireBase(MappingEntity row, CheckedChange change) {
        if (row.currentVersion != change.baseVersion()) {
            throw new Overtaken(row.id, change.baseVersion());
        }
    }

    private Uni<Mapping> apply(
            CheckedChange change, MappingEntity row, MappingVersion current, Caller caller) {
        var before = row.toMapping(current);
        row.write(change.wanted());
        if (change.merged().equals(current.definition())) {
            return Uni.createFrom().item(touched(row, before));
        }
        var next =
                new MappingVersion(
                        current.mappingId(),
                        current.version() + 1,
                        change.wanted().changeDescription(),
                        change.merged(),
                        change.validation(),
                        now(),
                        caller.username());
        row.point(next.version(), next.definition());
        row.updatedAt = next.createdAt();
        return versions.persist(MappingVersionEntity.of(next)).replaceWith(row.toMapping(next));
    }

    /** The mapping after a change that keeps its version. */
    private Mapping touched(MappingEntity row, Mapping before) {
        if (row.toMapping(before.current()).equals(before)) {
            return before;
        }
        row.updatedAt = now();
        return row.toMapping(before.current());
    }

    /**
     * Changes how long a mapping lives.
     *
     * @return fails with {@link NotFound}, with {@link Forbidden} unless the caller is its owner or
     *     an admin, or with {@link ValidationFailed} naming every fault, such as a lifetime above
     *     the maximum
     */
    @WithTransaction
    Uni<Mapping> changeLifecycle(long id, LifecycleBody change, Caller caller) {
        return configs.current()
                .invoke(config -> {
                    var rules = change.check(new FieldRules());
                    config.lifecycle().mapping().checkTtl(rules, "ttl", change.ttl(null));
                    rules.check();
                })
                .flatMap(_ -> mappings.lockedFor(id, caller))
                .flatMap(row ->
                        withCurrent(row)
                                .map(before -> {
                                    row.write(change);
                                    return touched(row, before);
                                }));
    }

    /**
     * Deletes a mapping and all its versions.
     *
     * @return fails with {@link NotFound}, with {@link Forbidden} unless the caller is its owner or
     *     an admin, or with {@link HasDependencies} while snapshots of it exist
     */
    @WithTransaction
    Uni<Void> delete(long id, Caller caller) {
        return mappings.lockedFor(id, caller)
                .flatMap(row ->
                        usage.snapshotsOf(id)
                                .invoke(count -> refuseIfUsed(id, count))
                                .flatMap(_ -> versions.deleteAllOf(id))
                                .flatMap(_ -> Deletion.of(mappings, row, id)));
    }

    private static void refuseIfUsed(long id, long snapshots) {
        if (snapshots > 0) {
            throw new HasDependencies("mapping", id, "snapshot", snapshots);
        }
    }

    private Uni<Mapping> withCurrent(MappingEntity row) {
        return versions.require(row.id, row.currentVersion).map(row::toMapping);
    }

    /** As precise as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
