package io.grapholap.controlplane.mapping;

import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.common.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the history of a mapping. */
@ApplicationScoped
class VersionService {
    private final MappingService mappings;
    private final MappingVersionRepository versions;

    VersionService(MappingService mappings, MappingVersionRepository versions) {
        this.mappings = mappings;
        this.versions = versions;
    }

    /** Versions, newest first; fails with {@link NotFound} without such a mapping. */
    @WithSession
    Uni<Page<VersionSummary>> list(long mappingId, Page.Range range) {
        return mappings.requireExisting(mappingId).flatMap(_ -> versions.page(mappingId, range));
    }

    /** Fails with {@link NotFound} without such a mapping or version. */
    @WithSession
    Uni<MappingVersion> get(long mappingId, int version) {
        return mappings.requireExisting(mappingId)
                .flatMap(_ -> mappings.version(mappingId, version));
    }

    /**
     * Compares two versions.
     *
     * @return fails with {@link ValidationFailed} if they are one, with {@link NotFound} if there
     *     is no such mapping or version
     */
    @WithSession
    Uni<DiffView> diff(long mappingId, int from, int to) {
        if (from == to) {
            throw new ValidationFailed(
                    "path.to", "is version " + to + " on both sides; name two versions", "same");
        }
        return get(mappingId, from)
                .flatMap(old -> mappings.version(mappingId, to).map(now -> DiffView.of(old, now)));
    }
}
