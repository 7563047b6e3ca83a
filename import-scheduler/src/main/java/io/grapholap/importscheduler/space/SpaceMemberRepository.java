package io.grapholap.importscheduler.space;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class SpaceMemberRepository
        implements PanacheRepositoryBase<SpaceMemberEntity, SpaceMemberEntity.Key> {
    Uni<Boolean> contains(String spaceId, String username) {
        return count("spaceId = ?1 and username = ?2", spaceId, username).map(count -> count > 0);
    }
}
