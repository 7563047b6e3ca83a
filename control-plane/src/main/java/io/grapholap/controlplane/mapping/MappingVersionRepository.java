package io.grapholap.controlplane.mapping;

import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.paging.Page;
import io.grapholap.common.paging.Page.Range;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class MappingVersionRepository
        implements PanacheRepositoryBase<MappingVersionEntity, MappingVersionEntity.Key> {
    private static final String SUMMARIES =
            "select v.key.version, v.changeDescription, v.createdAt, v.createdBy"
                    + " from MappingVersionEntity v where v.key.mappingId = ?1"
                    + " order by v.key.version desc";

    /** The version, or null if there is none. */
    Uni<MappingVersionEntity> find(long mappingId, int version) {
        return findById(new MappingVersionEntity.Key(mappingId, version));
    }

    /** A version that is known to exist, such as one that a snapshot pins. */
    Uni<MappingVersion> require(long mappingId, int version) {
        return find(mappingId, version)
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("mapping", mappingId + "/v" + version))
                .map(MappingVersionEntity::toVersion);
    }

    /** Newest first, without the definitions. */
    Uni<Page<VersionSummary>> page(long mappingId, Range range) {
        return count("key.mappingId", mappingId)
                .flatMap(total ->
                        getSession()
                                .flatMap(session ->
                                        session.createSelectionQuery(
                                                        SUMMARIES, VersionSummary.class)
                                                .setParameter(1, mappingId)
                                                .setFirstResult(range.offset())
                                                .setMaxResults(range.limit())
                                                .getResultList())
                                .map(found -> new Page<>(found, total, range)));
    }

    Uni<Long> deleteAllOf(long mappingId) {
        return delete("key.mappingId", mappingId);
    }
}
