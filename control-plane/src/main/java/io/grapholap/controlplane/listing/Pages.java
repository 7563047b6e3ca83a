package io.grapholap.controlplane.listing;

import io.grapholap.common.paging.Page;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.quarkus.panache.common.Sort.Direction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads the wanted part of a table; needs an open session. */
@ApplicationScoped
public class Pages {
    private final Totals totals;

    Pages(Totals totals) {
        this.totals = totals;
    }

    /** The rows that match {@code filter}, in the order of {@code query}, ties by id. */
    public <E> Uni<Page<E>> read(PanacheRepositoryBase<E, ?> rows, ListQuery query, Filter filter) {
        var direction = query.ascending() ? Direction.Ascending : Direction.Descending;
        var sort = Sort.by(query.sortField(), direction).and("id", direction);
        var found = rows.find(filter.hql(), sort, filter.parameters());
        var range = query.range();
        return found.range(range.offset(), range.offset() + range.limit() - 1)
                .<E>list()
                .flatMap(items ->
                        totals.of(rows.getClass(), filter, range, items.size(), found::count)
                                .map(total -> new Page<>(items, total, range)));
    }

    /** The first ids of an entity's rows that match, lowest first. */
    public static Uni<List<Long>> ids(String entity, Filter filter, int limit) {
        var hql = "select id from " + entity + " where " + filter.hql() + " order by id";
        return Panache.getSession()
                .flatMap(session -> {
                    var query = session.createSelectionQuery(hql, Long.class);
                    filter.parameters().forEach(query::setParameter);
                    return query.setMaxResults(limit).getResultList();
                });
    }
}
