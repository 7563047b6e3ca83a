package io.grapholap.controlplane.favorite;

import io.grapholap.controlplane.access.Readable;
import io.grapholap.controlplane.access.ResourceKind;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class FavoriteRepository implements PanacheRepositoryBase<FavoriteEntity, Long> {
    private static final String SHOWN =
            """
            select f.mappingId, f.snapshotId, f.instanceId,
                   coalesce(m.name, s.name, i.name), coalesce(m.owner, s.owner, i.owner), f.createdAt
              from FavoriteEntity f
              left join MappingEntity m on m.id = f.mappingId
              left join SnapshotEntity s on s.id = f.snapshotId
              left join InstanceEntity i on i.id = f.instanceId
             where f.username = :username and %s
               and (m.id is not null or s.id is not null and %s
                    or i.id is not null and i.status <> 'stopping' and %s)
             order by f.createdAt desc, f.id desc
            """;

    /** The favorites of the caller among what the caller may see, newest first. */
    Uni<List<FavoriteView>> shownTo(Caller caller, @Nullable FavoriteType type) {
        var hql =
                SHOWN.formatted(
                        type == null ? "1 = 1" : "f." + type.attribute() + " is not null",
                        Readable.condition(caller, ResourceKind.SNAPSHOT, "s"),
                        Readable.condition(caller, ResourceKind.INSTANCE, "i"));
        return getSession()
                .flatMap(session -> {
                    var query = session.createSelectionQuery(hql, FavoriteView.Row.class);
                    query.setParameter("username", caller.username());
                    Readable.parameters(caller).forEach(query::setParameter);
                    return query.getResultList();
                })
                .map(rows -> rows.stream().map(FavoriteView.Row::toView).toList());
    }

    /** Whether the caller sees such a resource. */
    Uni<Boolean> isVisible(FavoriteType type, long id, Caller caller) {
        var hql =
                switch (type) {
                    case MAPPING -> "select r.id from MappingEntity r where r.id = :id";
                    case SNAPSHOT ->
                            "select r.id from SnapshotEntity r where r.id = :id and "
                                    + Readable.condition(caller, ResourceKind.SNAPSHOT, "r");
                    case INSTANCE ->
                            "select r.id from InstanceEntity r where r.id = :id and r.status <> 'stopping' and "
                                    + Readable.condition(caller, ResourceKind.INSTANCE, "r");
                };
        return getSession()
                .flatMap(session -> {
                    var query = session.createSelectionQuery(hql, Long.class);
                    query.setParameter("id", id);
                    if (type != FavoriteType.MAPPING) {
                        Readable.parameters(caller).forEach(query::setParameter);
                    }
                    return query.getSingleResultOrNull();
                })
                .map(found -> found != null);
    }

    Uni<Long> countOf(String username, FavoriteType type, long id) {
        return count("username = ?1 and " + type.attribute() + " = ?2", username, id);
    }

    Uni<Long> remove(String username, FavoriteType type, long id) {
        return delete("username = ?1 and " + type.attribute() + " = ?2", username, id);
    }
}
