package io.grapholap.controlplane.audit;

import io.grapholap.common.paging.Page;
import io.grapholap.controlplane.listing.Filter;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Sort;
import io.quarkus.panache.common.Sort.Direction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Adds entries and reads them; the database refuses to change or delete one. */
@ApplicationScoped
class AuditLog implements PanacheRepositoryBase<AuditEntity, Long> {

    private static final String APPEND =
            """
            insert into audit_entries (at, actor, key_id, action, resource_type, resource_id,
                    result, request_id, address)
            select at, actor, key_id, action, resource_type, resource_id, result, request_id, address
              from jsonb_to_recordset(cast(cast(:entries as text) as jsonb)) as e(at timestamptz,
                    actor varchar, key_id varchar, action varchar, resource_type varchar,
                    resource_id varchar, result varchar, request_id varchar, address varchar)
            """;

    /** Adds entries in their order, in a statement that is a transaction of its own. */
    @WithSession
    Uni<Void> append(List<AuditEntry> entries) {
        var rows = new JsonArray(entries.stream().map(AuditEntry::columns).toList()).encode();
        return getSession()
                .flatMap(session ->
                        session.createNativeQuery(APPEND)
                                .setParameter("entries", rows)
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
