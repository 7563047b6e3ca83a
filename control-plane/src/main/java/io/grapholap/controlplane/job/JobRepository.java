package io.grapholap.controlplane.job;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hibernate.LockMode;

@ApplicationScoped
class JobRepository implements PanacheRepositoryBase<JobEntity, String> {
    private static final String DUE =
            "from JobEntity where name in :names and nextRunAt <= :now"
                    + " and (leaseUntil is null or leaseUntil <= :now) order by nextRunAt";

    /** Jobs that are due, run by nobody alive, and claimed by nobody else; locked. */
    Uni<List<JobEntity>> due(Collection<String> names, Instant now) {
        return getSession()
                .flatMap(session ->
                        session.createSelectionQuery(DUE, JobEntity.class)
                                .setParameter("names", names)
                                .setParameter("now", now)
                                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                                .getResultList());
    }

    /** The row, locked until the transaction ends; null if there is none. */
    Uni<JobEntity> locked(String name) {
        return findById(name, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Makes the job known, unless it is. */
    Uni<Void> add(String name, Instant firstRun) {
        return getSession()
                .flatMap(session ->
                        session.createNativeQuery(
                                        "insert into background_jobs (name, next_run_at)"
                                                + " values (:name, :next)"
                                                + " on conflict (name) do nothing")
                                .setParameter("name", name)
                                .setParameter("next", firstRun)
                                .executeUpdate())
                .replaceWithVoid();
    }

    /** Has it run at {@code latest} at the latest. */
    Uni<Void> noLaterThan(String name, Instant latest) {
        return update("set nextRunAt = ?1 where name = ?2 and nextRunAt > ?1", latest, name)
                .replaceWithVoid();
    }

    /** Prolongs the leases that {@code holder} has. */
    Uni<Integer> renew(String holder, Collection<String> names, Instant now, Instant until) {
        return update(
                "set leaseUntil = ?1 where holder = ?2 and name in ?3 and leaseUntil > ?4",
                until,
                holder,
                names,
                now);
    }
}
