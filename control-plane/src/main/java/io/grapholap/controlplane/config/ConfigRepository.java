package io.grapholap.controlplane.config;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

@ApplicationScoped
class ConfigRepository implements PanacheRepositoryBase<ConfigEntity, String> {

    /** The row of a section, locked until the transaction ends. */
    Uni<ConfigEntity> locked(Section<?> section) {
        return findById(section.key(), LockModeType.PESSIMISTIC_WRITE);
    }
}
