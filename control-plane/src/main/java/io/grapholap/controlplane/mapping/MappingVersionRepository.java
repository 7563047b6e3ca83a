package io.grapholap.controlplane.mapping;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class MappingVersionRepository
        implements PanacheRepositoryBase<MappingVersionEntity, MappingVersionEntity.Key> {

    /** The version, or null if there is none. */
    Uni<MappingVersionEntity> find(long mappingId, int version) {
        return findById(new MappingVersionEntity.Key(mappingId, version));
    }

    Uni<Long> deleteAllOf(long mappingId) {
        return delete("key.mappingId", mappingId);
    }
}
