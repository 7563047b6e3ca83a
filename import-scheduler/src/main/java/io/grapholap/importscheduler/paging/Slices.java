package io.grapholap.importscheduler.paging;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads pages of entities that have the attributes {@code createdAt} and {@code id}. */
public final class Slices {
    private static final String NEWER =
            "(createdAt > :cursorAt or createdAt = :cursorAt and id > :cursorId)";
    private static final String OLDER =
            "(createdAt < :cursorAt or createdAt = :cursorAt and id < :cursorId)";

    private Slices() {}

    /**
     * One page of the rows that fulfil the condition.
     *
     * @param condition HQL with the named {@code parameters}
     */
    public static <E> Uni<Slice<E>> read(
            PanacheRepositoryBase<E, String> rows,
            String condition,
            Map<String, Object> parameters,
            PageArguments page) {
        return rows.count(condition, parameters)
                .flatMap(total ->
                        rows.find(keyset(condition, page), keysetParameters(parameters, page))
                                .range(0, page.size())
                                .list()
                                .map(found -> slice(found, total, page)));
    }

    private static String keyset(String condition, PageArguments page) {
        var bound = page.from() == null ? "" : " and " + (page.forward() ? OLDER : NEWER);
        var order = page.forward() ? "desc" : "asc";
        return "(%s)%s order by createdAt %s, id %s".formatted(condition, bound, order, order);
    }

    private static Map<String, Object> keysetParameters(
            Map<String, Object> parameters, PageArguments page) {
        var all = new HashMap<>(parameters);
        var from = page.from();
        if (from != null) {
            all.put("cursorAt", from.createdAt());
            all.put("cursorId", from.id());
        }
        return all;
    }

    private static <E> Slice<E> slice(List<E> found, long total, PageArguments page) {
        boolean more = found.size() > page.size();
        List<E> items = new ArrayList<>(more ? found.subList(0, page.size()) : found);
        return page.forward()
                ? new Slice<>(items, total, more, page.from() != null)
                : new Slice<>(items.reversed(), total, page.from() != null, more);
    }
}
