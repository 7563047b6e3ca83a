package io.grapholap.controlplane.snapshot;

import io.grapholap.common.paging.Page;
import io.grapholap.controlplane.access.Readable;
import io.grapholap.controlplane.access.ResourceKind;
import io.grapholap.controlplane.listing.Filter;
import io.grapholap.controlplane.listing.Pages;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

@ApplicationScoped
class SnapshotRepository implements PanacheRepositoryBase<SnapshotEntity, Long> {
    private final Pages pages;

    SnapshotRepository(Pages pages) {
        this.pages = pages;
    }

    /** The row, locked until the transaction ends; null if there is none. */
    Uni<SnapshotEntity> locked(long id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The row as it stands, not to be changed; null if there is none. */
    Uni<SnapshotEntity> glance(long id) {
        return getSession()
                .flatMap(session ->
                        session.find(SnapshotEntity.class, id)
                                .invoke(row -> {
                                    if (row != null) {
                                        session.detach(row);
                                    }
                                }));
    }

    /** The row, which nobody can change or delete until the transaction ends; null if none. */
    Uni<SnapshotEntity> shared(long id) {
        return findById(id, LockModeType.PESSIMISTIC_READ);
    }

    Uni<Page<SnapshotEntity>> page(SnapshotQuery query, Caller caller) {
        var status = query.status() == null ? null : query.status().wireName();
        var filter =
                Filter.of(query.list())
                        .equal("mappingId", query.mappingId())
                        .equal("mappingVersion", query.mappingVersion())
                        .equal("status", status);
        return pages.read(this, query.list(), Readable.by(caller, ResourceKind.SNAPSHOT, filter));
    }
}
