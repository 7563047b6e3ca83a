package io.grapholap.baseline;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class RowRepository implements PanacheRepositoryBase<RowEntity, Long> {
    Uni<List<RowEntity>> newest(int limit) {
        return find("order by createdAt desc, id desc").page(0, limit).list();
    }
}
