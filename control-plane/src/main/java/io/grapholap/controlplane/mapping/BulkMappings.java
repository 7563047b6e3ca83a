package io.grapholap.controlplane.mapping;

import io.grapholap.controlplane.admin.BulkDeletable;
import io.grapholap.controlplane.listing.Filter;
import io.grapholap.controlplane.listing.Pages;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Mappings for admins to delete in bulk. */
@ApplicationScoped
class BulkMappings implements BulkDeletable {
    private final MappingChanges mappings;

    BulkMappings(MappingChanges mappings) {
        this.mappings = mappings;
    }

    @Override
    public Kind kind() {
        return Kind.MAPPING;
    }

    @Override
    public Set<String> statuses() {
        return Set.of();
    }

    @Override
    @WithSession
    public Uni<List<Long>> matching(Filter filter, int limit) {
        return Pages.ids("MappingEntity", filter, limit);
    }

    @Override
    public Uni<Void> delete(long id, Caller caller) {
        return mappings.delete(id, caller);
    }
}
