package io.grapholap.controlplane.snapshot;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.hibernate.LockMode;

@ApplicationScoped
class StoreDeletionRepository implements PanacheRepositoryBase<StoreDeletionEntity, Long> {

    /** Rows that are due and that nobody else holds, locked until the transaction ends. */
    Uni<List<StoreDeletionEntity>> due(Instant now, int limit) {
        return getSession()
                .flatMap(session ->
                        session.createSelectionQuery(
                                        "from StoreDeletionEntity where nextAttemptAt <= :now"
                                                + " order by nextAttemptAt",
                                        StoreDeletionEntity.class)
                                .setParameter("now", now)
                                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                                .setMaxResults(limit)
                                .getResultList());
    }
}
