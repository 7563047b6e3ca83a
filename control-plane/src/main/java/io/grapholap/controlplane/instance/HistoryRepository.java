package io.grapholap.controlplane.instance;

import io.grapholap.common.paging.Page;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class HistoryRepository implements PanacheRepositoryBase<HistoryEntity, Long> {

    /** What happened to an instance, newest first. */
    Uni<Page<HistoryView>> page(long instanceId, Page.Range range) {
        var found = find("instanceId = ?1 order by id desc", instanceId);
        return found.count()
                .flatMap(total ->
                        found.range(range.offset(), range.offset() + range.limit() - 1)
                                .list()
                                .map(rows -> new Page<>(rows, total, range)))
                .map(page -> page.map(HistoryEntity::toView));
    }
}
