package io.grapholap.controlplane.mapping;

import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.common.paging.Page;
import io.grapholap.controlplane.datasource.DataSources;
import io.grapholap.controlplane.listing.ListQuery;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Reads mappings, and holds them for those who are about to use one. */
@ApplicationScoped
public class MappingService {
    private final MappingRepository mappings;
    private final CurrentMappings current;
    private final MappingVersionRepository versions;
    private final DataSources sources;

    MappingService(
            MappingRepository mappings,
            CurrentMappings current,
            MappingVersionRepository versions,
            DataSources sources) {
        this.mappings = mappings;
        this.current = current;
        this.versions = versions;
        this.sources = sources;
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
        return mappings.findById(id)
                .invoke(row -> MappingRepository.existing(row, id))
                .replaceWithVoid();
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
                    var source = MappingRepository.existing(row, id).dataSourceId;
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
                    var mapping = MappingRepository.existing(row, mappingId);
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
        return versions.require(mappingId, version);
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
}
