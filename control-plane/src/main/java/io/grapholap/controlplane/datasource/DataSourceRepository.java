package io.grapholap.controlplane.datasource;

import io.grapholap.common.datasource.SourceType;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class DataSourceRepository implements PanacheRepositoryBase<DataSourceEntity, Long> {
    private static final String LOCK_OWNER =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended('data_sources/' || ?1, 0))) l";

    /** The row, locked until the transaction ends; null if there is none. */
    Uni<DataSourceEntity> locked(long id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The row, which nobody can change or delete until the transaction ends; null if none. */
    Uni<DataSourceEntity> held(long id) {
        return findById(id, LockModeType.PESSIMISTIC_READ);
    }

    /**
     * Waits until no other transaction names or chooses among the sources of {@code owner}; others
     * wait until this one ends.
     */
    Uni<Void> lockOwner(String owner) {
        return getSession()
                .flatMap(session ->
                        session.createNativeQuery(LOCK_OWNER, Integer.class)
                                .setParameter(1, owner)
                                .getSingleResult())
                .replaceWithVoid();
    }

    Uni<List<DataSourceEntity>> of(String owner, @Nullable SourceType type) {
        var order = " order by isDefault desc, createdAt desc, id desc";
        return type == null
                ? list("owner = ?1" + order, owner)
                : list("owner = ?1 and type = ?2" + order, owner, type.wireName());
    }

    Uni<DataSourceEntity> named(String owner, String name) {
        return find("owner = ?1 and name = ?2", owner, name).firstResult();
    }

    Uni<DataSourceEntity> defaultOf(String owner) {
        return find("owner = ?1 and isDefault", owner).firstResult();
    }
}
