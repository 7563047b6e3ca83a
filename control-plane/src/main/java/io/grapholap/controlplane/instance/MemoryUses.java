package io.grapholap.controlplane.instance;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;

/** How much of their memory running instances use. */
@ApplicationScoped
class MemoryUses {
    private static final String SHORT =
            """
            select i.id, i.memory_bytes, h.memory_bytes as used
              from instances i
              join instance_heartbeats h on h.instance_id = i.id and h.epoch = i.incarnation
             where i.status = 'running' and i.upgrade_count < :most
               and (i.upgraded_at is null or i.upgraded_at <= :before)
               and h.memory_bytes > :much * i.memory_bytes
             order by i.id
            """;

    /**
     * Those that use much of what they have, were not given more since {@code before}, and fewer
     * than {@code most} times in all.
     */
    @WithSession
    Uni<List<MemoryUse>> shortOfMemory(int most, Instant before, int limit) {
        return Panache.getSession()
                .flatMap(session ->
                        session.createNativeQuery(SHORT, Tuple.class)
                                .setParameter("most", most)
                                .setParameter("before", before)
                                .setParameter("much", MemoryUse.MUCH)
                                .setMaxResults(limit)
                                .getResultList())
                .map(rows ->
                        rows.stream()
                                .map(row ->
                                        new MemoryUse(
                                                row.get(0, Long.class),
                                                row.get(1, Long.class),
                                                row.get(2, Long.class)))
                                .toList());
    }
}
