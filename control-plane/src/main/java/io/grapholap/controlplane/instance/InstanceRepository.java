package io.grapholap.controlplane.instance;

import io.grapholap.common.instance.InstanceStatus;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class InstanceRepository implements PanacheRepositoryBase<InstanceEntity, Long> {
    /** Running, and without a query for as long as it may be since its wrapper was launched. */
    private static final String IDLE =
            """
            select i.id from instances i left join instance_heartbeats h on h.instance_id = i.id
             where i.status = 'running' and i.inactivity_timeout is not null
               and greatest(i.launched_at, h.last_activity_at) + make_interval(
                       secs => extract(epoch from cast(i.inactivity_timeout as interval))) <= :now
            """;

    /** The row, locked until the transaction ends; null if there is none. */
    Uni<InstanceEntity> locked(long id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** As {@link #locked(long)}. */
    Uni<InstanceEntity> locked(UUID slug) {
        return find("slug", slug).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    Uni<InstanceEntity> bySlug(UUID slug) {
        return find("slug", slug).firstResult();
    }

    /** The snapshot made for this instance, if it still waits for it; read without a lock. */
    Uni<Optional<Long>> ownSnapshotAwaited(long id) {
        return getSession()
                .flatMap(session ->
                        session.createSelectionQuery(
                                        "select i.snapshotId from InstanceEntity i where"
                                                + " i.id = ?1 and i.ownSnapshot and"
                                                + " i.status = ?2",
                                        Long.class)
                                .setParameter(1, id)
                                .setParameter(2, InstanceStatus.WAITING_FOR_SNAPSHOT.wireName())
                                .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    /** The snapshot of an instance, read without a lock; nothing if there is no instance. */
    Uni<Optional<Long>> snapshotOf(long id) {
        return getSession()
                .flatMap(session ->
                        session.createSelectionQuery(
                                        "select i.snapshotId from InstanceEntity i where"
                                                + " i.id = ?1",
                                        Long.class)
                                .setParameter(1, id)
                                .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    /** Those above {@code after} whose time is over, by id. */
    Uni<List<Long>> expired(Instant now, long after, int limit) {
        return getSession()
                .flatMap(session ->
                        session.createSelectionQuery(
                                        "select i.id from InstanceEntity i where i.expiresAt <="
                                                + " :now and i.status <> 'stopping' and i.id >"
                                                + " :after order by i.id",
                                        Long.class)
                                .setParameter("now", now)
                                .setParameter("after", after)
                                .setMaxResults(limit)
                                .getResultList());
    }

    /** Those above {@code after} that run and have not been used for as long as may be, by id. */
    Uni<List<Long>> idle(Instant now, long after, int limit) {
        return getSession()
                .flatMap(session ->
                        session.createNativeQuery(
                                        IDLE + " and i.id > :after order by i.id", Long.class)
                                .setParameter("now", now)
                                .setParameter("after", after)
                                .setMaxResults(limit)
                                .getResultList());
    }

    Uni<Boolean> isIdle(long id, Instant now) {
        return getSession()
                .flatMap(session ->
                        session.createNativeQuery(IDLE + " and i.id = :id", Long.class)
                                .setParameter("now", now)
                                .setParameter("id", id)
                                .getResultList())
                .map(found -> !found.isEmpty());
    }

    /** The instances that wait for a snapshot, locked in one order. */
    Uni<List<InstanceEntity>> waitingFor(long snapshotId) {
        return find(
                        "snapshotId = ?1 and status = ?2 order by id",
                        snapshotId,
                        InstanceStatus.WAITING_FOR_SNAPSHOT.wireName())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** How many instances cannot do without a snapshot. */
    Uni<Long> needing(long snapshotId) {
        return count(
                "snapshotId = ?1 and status in ?2",
                snapshotId,
                List.of(
                        InstanceStatus.WAITING_FOR_SNAPSHOT.wireName(),
                        InstanceStatus.STARTING.wireName(),
                        InstanceStatus.RUNNING.wireName(),
                        InstanceStatus.SUSPENDED.wireName(),
                        InstanceStatus.RESUMING.wireName()));
    }
}
