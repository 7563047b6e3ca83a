package io.grapholap.controlplane.audit;

import io.grapholap.common.paging.Page;
import io.grapholap.controlplane.listing.Filter;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Sort;
import io.quarkus.panache.common.Sort.Direction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Adds entries and reads them; the database refuses to change or delete one. */
@ApplicationScoped
class AuditLog implements PanacheRepositoryBase<AuditEntity, Long> {

    private static final String APPEND =
            """
            insert into audit_entries (at, actor, key_id, action, resource_type, resource_id,
                    result, request_id, address)
            values (:at, :actor, :key, :action, :type, :resource, :result, :request, :address)
            """;

    /** Adds an entry, in a statement that is a transaction of its own. */
    @WithSession
    Uni<Void> append(AuditEntry entry) {
        return getSession()
                .flatMap(session ->
                        session.createNativeQuery(APPEND)
                                .setParameter("at", entry.at())
                                .setParameter("actor", entry.actor())
                                .setParameter("key", entry.keyId())
                                .setParameter("action", entry.action().wireName())
                                .setParameter("type", entry.action().resourceType())
                                .setParameter("resource", entry.resourceId())
                                .setParameter("result", entry.result())
                                .setParameter("request", entry.requestId())
                                .setParameter("address", entry.address())
                                .executeUpdate())
                .replaceWithVoid();
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
