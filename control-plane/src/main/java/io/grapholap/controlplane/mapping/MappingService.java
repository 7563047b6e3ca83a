package io.grapholap.controlplane.mapping;

import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.HasDependencies;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.common.paging.Page;
import io.grapholap.controlplane.datasource.DataSource;
import io.grapholap.controlplane.datasource.DataSources;
import io.grapholap.controlplane.listing.ListQuery;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Use cases of mappings. Nothing here asks a warehouse. */
@ApplicationScoped
public class MappingService {
    private final MappingRepository mappings;
    private final MappingVersionRepository versions;
    private final MappingUsage usage;
    private final DataSources sources;
    private final Clock clock;

    MappingService(
            MappingRepository mappings,
            MappingVersionRepository versions,
            MappingUsage usage,
            DataSources sources,
            Clock clock) {
        this.mappings = mappings;
        this.versions = versions;
        this.usage = usage;
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * Stores a mapping as version 1; the caller becomes its owner. It reads from the data source
     * that it names, else from the caller's default, else from the deployment's own warehouse.
     *
     * @return fails with {@link ValidationFailed} naming every fault, with {@link NotFound} or
     *     {@link Forbidden} if the caller may not use the data source; nothing is stored then
     */
    @WithTransaction
    Uni<Mapping> create(NewMapping wanted, Caller caller) {
        wanted.check();
        var now = now();
        return sources.resolve(wanted.dataSourceId(), caller)
                .flatMap(source ->
                        mappings.persistAndFlush(
                                MappingEntity.of(
                                        wanted,
                                        source.map(DataSource::id).orElse(null),
                                        caller.username(),
                                        now)))
                .flatMap(row -> {
                    var first =
                            new MappingVersion(
                                    row.id, 1, null, wanted.definition(), now, caller.username());
                    return versions.persist(MappingVersionEntity.of(first))
                            .replaceWith(row.toMapping(first));
                });
    }

    /** The mapping with its current version; fails with {@link NotFound} if there is none. */
    @WithSession
    public Uni<Mapping> get(long id) {
        return mappings.findById(id).flatMap(row -> withCurrent(existing(row, id)));
    }

    /**
     * Makes sure that the caller may read through the mapping's data source; in a transaction that
     * holds until it ends. Asked whenever a snapshot of it is about to run.
     *
     * @return fails with {@link NotFound} without such a mapping, with {@link Forbidden} if its
     *     data source is another user's and not shared
     */
    @WithTransaction
    public Uni<Void> requireUsableSource(long id, Caller caller) {
        return mappings.shared(id)
                .flatMap(row -> {
                    var source = existing(row, id).dataSourceId;
                    return source == null
                            ? Uni.createFrom().voidItem()
                            : sources.requireUsable(source, caller).replaceWithVoid();
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
     * Changes a mapping. A definition that differs from the current one makes a new version; all
     * else keeps the version.
     *
     * @return fails with {@link NotFound}, with {@link Forbidden} unless the caller is its owner or
     *     an admin, or with {@link ValidationFailed} naming every fault of the merged result
     */
    @WithTransaction
    Uni<Mapping> change(long id, MappingChange change, Caller caller) {
        return mappings.locked(id)
                .map(row -> changeable(row, id, caller))
                .flatMap(row ->
                        withCurrent(row).flatMap(old -> apply(change, row, old.current(), caller)));
    }

    private Uni<Mapping> apply(
            MappingChange change, MappingEntity row, MappingVersion current, Caller caller) {
        var merged = change.applyTo(current.definition());
        change.check(merged);
        var now = now();
        row.write(change, now);
        if (merged.equals(current.definition())) {
            return Uni.createFrom().item(row.toMapping(current));
        }
        var next =
                new MappingVersion(
                        current.mappingId(),
                        current.version() + 1,
                        change.changeDescription(),
                        merged,
                        now,
                        caller.username());
        row.point(next.version(), merged);
        return versions.persist(MappingVersionEntity.of(next)).replaceWith(row.toMapping(next));
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
                                .flatMap(_ -> mappings.delete(row)));
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
