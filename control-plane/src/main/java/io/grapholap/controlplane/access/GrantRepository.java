package io.grapholap.controlplane.access;

import io.grapholap.common.access.Grant;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class GrantRepository implements PanacheRepositoryBase<GrantEntity, Long> {

    /** All grants of a resource, by name. */
    Uni<List<Grant>> of(Guarded resource) {
        return grants(
                find(resource.kind().grantAttribute() + " = ?1 order by username", resource.id()));
    }

    /** The grant of one user, if there is one. */
    Uni<List<Grant>> of(Guarded resource, String username) {
        return grants(
                find(
                        resource.kind().grantAttribute() + " = ?1 and username = ?2",
                        resource.id(),
                        username));
    }

    private static Uni<List<Grant>> grants(PanacheQuery<GrantEntity> found) {
        return found.list().map(rows -> rows.stream().map(GrantEntity::toGrant).toList());
    }

    /** Makes {@code grants} the only ones. */
    Uni<Void> replace(Guarded resource, List<Grant> grants) {
        return delete(resource.kind().grantAttribute(), resource.id())
                .flatMap(_ ->
                        Multi.createFrom()
                                .iterable(grants)
                                .onItem()
                                .transformToUniAndConcatenate(
                                        g -> persist(GrantEntity.of(resource, g)))
                                .collect()
                                .asList())
                .replaceWithVoid();
    }
}
