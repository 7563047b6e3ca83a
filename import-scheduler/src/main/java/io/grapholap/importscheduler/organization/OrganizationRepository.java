package io.grapholap.importscheduler.organization;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class OrganizationRepository implements PanacheRepositoryBase<OrganizationEntity, String> {}
