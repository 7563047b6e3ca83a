package io.grapholap.controlplane.mapping;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class CurrentMappings implements PanacheRepositoryBase<CurrentMapping, Long> {}
