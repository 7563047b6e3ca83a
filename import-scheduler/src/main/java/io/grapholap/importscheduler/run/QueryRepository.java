package io.grapholap.importscheduler.run;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class QueryRepository implements PanacheRepositoryBase<QueryEntity, String> {}
