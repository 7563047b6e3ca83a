package io.grapholap.controlplane.mapping;

import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.HasDependencies;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.common.paging.Page;
import io.grapholap.controlplane.config.GlobalConfigs;
import io.grapholap.controlplane.datasource.DataSource;
import io.grapholap.controlplane.datasource.DataSources;
import io.grapholap.controlplane.listing.ListQuery;
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
import org.jspecify.annotations.Nullable;

/** Stores and reads mappings, in transactions; {@link MappingEdits} has checked what comes in. */
@ApplicationScoped
public class MappingService {
    private final MappingRepository mappings;
    private final CurrentMappings current;
    private final MappingVersionRepository versions;
    private final MappingUsage usage;
    private final DataSources sources;
    private final GlobalConfigs configs;
    private final Clock clock;

    MappingService(
            MappingRepository mappings,
            CurrentMappings current,
            MappingVersionRepository versions,
            MappingUsage usage,
            DataSources sources,
            GlobalConfigs configs,
            Clock clock) {
        this.mappings = mappings;
        this.current = current;
        this.versions = versions;
        this.usage = usage;
        this.sources = sources;
        this.configs = configs;
        this.clock = clock;
    }

    /**
     * Stores a mapping as version 1; the caller becomes its owner.
     *
     * @return fails with {@link NotFound} or {@link Forbidden} if the caller may not use the data
     *     source; nothing is stored then
     */
    @WithTransaction
    Uni<Mapping> create(CheckedMapping checked, Caller caller) {
        var source = checked.wanted().dataSourceId();
        return source == null
                ? store(checked, caller)
                : sources.requireUsable(source, caller).flatMap(_ -> store(checked, caller));
    }

    private Uni<Mapping> store(CheckedMapping checked, Caller caller) {
        var wanted = checked.wanted();
        var now = now();
        return mappings.persistAndFlush(MappingEntity.of(wanted, caller.username(), now))
                .flatMap(row -> {
                    var first =
                            new MappingVersion(
                                    row.id,
                                    1,
                                    null,
                                    wanted.definition(),
                                    checked.validation(),
                                    now,
                                    caller.username());
                    return versions.persist(MappingVersionEntity.of(first))
                            .replaceWith(row.toMapping(first));
                });
    }

    /** The mapping with its current version; fails with {@link NotFound} if there is none. */
    @WithSession
    public Uni<Mapping> get(long id) {
        return current.findById(id)
                .map(row -> {
                    if (row == null) {
                        throw new NotFound("mapping", id);
                    }
                    return row.toMapping();
                });
    }

    /** Fails with {@link NotFound} if there is no such mapping. */
    @WithSession
    public Uni<Void> requireExisting(long id) {
        return mappings.findById(id).invoke(row -> existing(row, id)).replaceWithVoid();
    }

    /**
     * The mapping, for a change of it.
     *
     * @return fails with {@link NotFound}, or with {@link Forbidden} unless the caller is its owner
     *     or an admin
     */
    @WithSession
    Uni<Mapping> getChangeable(long id, Caller caller) {
        return mappings.findById(id).flatMap(row -> withCurrent(changeable(row, id, caller)));
    }

    /**
     * Makes sure that the caller may read through the mapping's data source; in a transaction that
     * holds until it ends. Asked whenever a snapshot of it is about to run.
     *
     * @return fails with {@link NotFound} without such a mapping, with {@link Forbidden} if its
     *     data source is another user's and not shared, with {@link Refused} if this deployment
     *     cannot export from it
     */
    @WithTransaction
    public Uni<Void> requireUsableSource(long id, Caller caller) {
        return mappings.shared(id)
                .flatMap(row -> {
                    var source = existing(row, id).dataSourceId;
                    return source == null
                            ? Uni.createFrom().voidItem()
                            : sources.requireExportable(source, caller).replaceWithVoid();
                });
    }

    @WithSession
    Uni<Page<MappingSummary>> list(ListQuery query) {
        return mappings.page(query).map(page -> page.map(MappingEntity::toSummary));
    }

    /**
     * The version that a snapshot pins. In a transaction the mapping cannot be deleted until it
     * ends.
     *
     * @param version null for the current one
     * @return fails with {@link NotFound} without such a mapping, with {@link ValidationFailed}
     *     without such a version
     */
    @WithTransaction
    public Uni<MappingVersion> pin(long mappingId, @Nullable Integer version) {
        return mappings.shared(mappingId)
                .flatMap(row -> {
                    var mapping = existing(row, mappingId);
                    int wanted = version == null ? mapping.currentVersion : version;
                    return versions.find(mappingId, wanted)
                            .onItem()
                            .ifNull()
                            .failWith(() -> unknownVersion(mapping, wanted));
                })
                .map(MappingVersionEntity::toVersion);
    }

    /** A version that is known to exist, such as one that a snapshot pins. */
    @WithSession
    public Uni<MappingVersion> version(long mappingId, int version) {
        return versions.find(mappingId, version)
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("mapping", mappingId + "/v" + version))
                .map(MappingVersionEntity::toVersion);
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
        return mappings.locked(id)
                .map(row -> changeable(row, id, caller))
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
                .flatMap(_ -> mappings.locked(id))
                .map(row -> changeable(row, id, caller))
                .flatMap(row ->
                        withCurrent(row)
                                .map(before -> {
                                    row.write(change);
                                    return touched(row, before);
                                }));
    }

    /**
     * Stores the current version as version 1 of a mapping of the caller, under a new name. Its
     * data source is left out if the caller may not use it.
     *
     * @return fails with {@link NotFound}
     */
    @WithTransaction
    Uni<StoredMapping> copy(long id, String name, Caller caller) {
        return get(id).flatMap(original ->
                sources.ifUsable(original.dataSourceId(), caller)
                        .flatMap(source -> {
                            var copy = original.copy(name, source.map(DataSource::id));
                            return store(copy, caller)
                                    .map(m -> new StoredMapping(m, copy.warnings()));
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
        return mappings.locked(id)
                .map(row -> changeable(row, id, caller))
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
        return version(row.id, row.currentVersion).map(row::toMapping);
    }

    private static MappingEntity existing(@Nullable MappingEntity row, long id) {
        if (row == null) {
            throw new NotFound("mapping", id);
        }
        return row;
    }

    private static MappingEntity changeable(@Nullable MappingEntity row, long id, Caller caller) {
        var found = existing(row, id);
        if (!caller.mayChange(found.owner)) {
            throw Forbidden.notOwner("mapping", id);
        }
        return found;
    }

    private static ValidationFailed unknownVersion(MappingEntity mapping, int wanted) {
        return new ValidationFailed(
                "body.mapping_version",
                "mapping "
                        + mapping.id
                        + " has no version "
                        + wanted
                        + "; its current version is "
                        + mapping.currentVersion,
                "unknown_version");
    }

    /** As precise as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
