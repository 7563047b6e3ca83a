package io.grapholap.controlplane.listing;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Counts rows by status; needs an open session. */
public final class Tally {
    private Tally() {}

    /**
     * How many rows of an entity there are of each kind.
     *
     * @param kind HQL expression of the entity's attributes that yields a wire name
     * @return every constant of {@code known} in its order, also those of which there are none
     */
    public static <T> Uni<Map<String, Long>> of(
            String entity, String kind, T[] known, Function<T, String> wireName) {
        var hql = "select " + kind + ", count(*) from " + entity + " group by 1";
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery(hql, Count.class).getResultList())
                .map(counts -> {
                    var all = new LinkedHashMap<String, Long>();
                    Arrays.stream(known).map(wireName).forEach(name -> all.put(name, 0L));
                    counts.forEach(count -> all.merge(count.kind(), count.rows(), Long::sum));
                    return all;
                });
    }

    /** All rows together. */
    public static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    record Count(String kind, Long rows) {}
}
