package io.grapholap.controlplane.instance;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ReportRepository implements PanacheRepositoryBase<ReportEntity, Long> {}
