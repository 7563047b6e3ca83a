package io.grapholap.controlplane.instance;

import io.grapholap.common.event.WrapperEvent;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class HeartbeatRepository implements PanacheRepositoryBase<Heartbeat, Long> {
    private static final String BEAT =
            """
            insert into instance_heartbeats as h (instance_id, epoch, sequence,
                    last_heartbeat_at, memory_bytes, disk_bytes, last_activity_at)
            select id, :epoch, :sequence, :now, :memory, :disk, cast(:activity as timestamptz)
              from instances
             where slug = :slug and incarnation = :epoch and start_token_sha256 = :token
            on conflict (instance_id) do update
               set epoch = excluded.epoch,
                   sequence = excluded.sequence,
                   last_heartbeat_at = excluded.last_heartbeat_at,
                   memory_bytes = excluded.memory_bytes,
                   disk_bytes = excluded.disk_bytes,
                   last_activity_at = coalesce(excluded.last_activity_at, h.last_activity_at)
             where (excluded.epoch, excluded.sequence) > (h.epoch, h.sequence)
            """;

    /**
     * Notes a heartbeat, in one statement that leaves the instance's row alone. A no-op if it is
     * older than the last one or does not come from the wrapper launched last.
     */
    Uni<Boolean> beat(UUID slug, WrapperEvent.Heartbeat beat, Instant now) {
        return getSession()
                .flatMap(session ->
                        session.createNativeQuery(BEAT)
                                .setParameter("slug", slug)
                                .setParameter("epoch", beat.incarnation())
                                .setParameter("sequence", beat.sequence())
                                .setParameter("token", Launch.hash(beat.startToken()))
                                .setParameter("now", now)
                                .setParameter("memory", beat.memoryBytes())
                                .setParameter("disk", beat.diskBytes())
                                .setParameter("activity", beat.lastActivityAt())
                                .executeUpdate())
                .map(rows -> rows > 0);
    }

    Uni<Map<Long, Heartbeat>> of(Collection<Long> instanceIds) {
        return list("instanceId in ?1", instanceIds)
                .map(beats ->
                        beats.stream()
                                .collect(Collectors.toMap(b -> b.instanceId, Function.identity())));
    }
}
