package io.grapholap.controlplane.instance;

import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.common.paging.Page;
import io.grapholap.controlplane.access.Readable;
import io.grapholap.controlplane.access.ResourceKind;
import io.grapholap.controlplane.listing.Filter;
import io.grapholap.controlplane.listing.Pages;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

@ApplicationScoped
class ShownInstances implements PanacheRepositoryBase<ShownInstance, Long> {
    private static final String NOT_STOPPING =
            "status <> '" + InstanceStatus.STOPPING.wireName() + "'";
    private static final String OF_MAPPING =
            "snapshotId in (select s.id from SnapshotEntity s where s.mappingId = :mapping)";

    private final Pages pages;

    ShownInstances(Pages pages) {
        this.pages = pages;
    }

    /** As it is now, also in the transaction in hand; fails with {@link NotFound}. */
    Uni<ShownInstance> of(long id) {
        return find("id", id)
                .<ShownInstance>firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("instance", id));
    }

    /** A part of the list; those that are being stopped are shown only when asked for. */
    Uni<Page<ShownInstance>> page(InstanceQuery query, Caller caller) {
        var status = query.status();
        var filter =
                Filter.of(query.list())
                        .equal("snapshotId", query.snapshotId())
                        .equal("status", status == null ? null : status.wireName());
        if (query.mappingId() != null) {
            filter.and(OF_MAPPING, Map.of("mapping", query.mappingId()));
        }
        if (status == null) {
            filter.and(NOT_STOPPING, Map.of());
        }
        return pages.read(this, query.list(), Readable.by(caller, ResourceKind.INSTANCE, filter));
    }
}
