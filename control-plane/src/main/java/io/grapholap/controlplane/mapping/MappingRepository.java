package io.grapholap.controlplane.mapping;

import io.grapholap.common.paging.Page;
import io.grapholap.controlplane.listing.Filter;
import io.grapholap.controlplane.listing.ListQuery;
import io.grapholap.controlplane.listing.Pages;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

@ApplicationScoped
class MappingRepository implements PanacheRepositoryBase<MappingEntity, Long> {
    private final Pages pages;

    MappingRepository(Pages pages) {
        this.pages = pages;
    }

    /** The row, locked until the transaction ends; null if there is none. */
    Uni<MappingEntity> locked(long id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The row, which nobody can change or delete until the transaction ends; null if none. */
    Uni<MappingEntity> shared(long id) {
        return findById(id, LockModeType.PESSIMISTIC_READ);
    }

    Uni<Page<MappingEntity>> page(ListQuery query) {
        return pages.read(this, query, Filter.of(query));
    }
}
