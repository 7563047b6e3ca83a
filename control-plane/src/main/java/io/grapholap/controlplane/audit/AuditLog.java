package io.grapholap.controlplane.audit;

import io.grapholap.common.paging.Page;
import io.grapholap.controlplane.listing.Filter;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Sort;
import io.quarkus.panache.common.Sort.Direction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Adds entries and reads them; the database refuses to change or delete one. */
@ApplicationScoped
class AuditLog implements PanacheRepositoryBase<AuditEntity, Long> {

    @WithTransaction
    Uni<Void> append(AuditEntry entry) {
        return persist(AuditEntity.of(entry)).replaceWithVoid();
    }

    /** Newest first. */
    @WithSession
    Uni<Page<AuditView>> list(AuditQuery query) {
        var filter =
                Filter.all()
                        .equal("actor", query.actor())
                        .equal("action", query.action())
                        .equal("resourceType", query.resourceType())
                        .equal("resourceId", query.resourceId())
                        .compare("at", ">=", query.since())
                        .compare("at", "<=", query.until());
        var newest = Sort.by("at", Direction.Descending).and("id", Direction.Descending);
        var found = find(filter.hql(), newest, filter.parameters());
        var range = query.range();
        return found.count()
                .flatMap(total ->
                        found.range(range.offset(), range.offset() + range.limit() - 1)
                                .<AuditEntity>list()
                                .map(rows ->
                                        new Page<>(
                                                rows.stream().map(AuditEntity::toView).toList(),
                                                total,
                                                range)));
    }
}
