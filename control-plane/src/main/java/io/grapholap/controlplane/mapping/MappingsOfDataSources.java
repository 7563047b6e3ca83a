package io.grapholap.controlplane.mapping;

import io.grapholap.controlplane.datasource.DataSourceUsage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells data sources which of them are still needed. */
@ApplicationScoped
class MappingsOfDataSources implements DataSourceUsage {
    private final MappingRepository mappings;

    MappingsOfDataSources(MappingRepository mappings) {
        this.mappings = mappings;
    }

    @Override
    public Uni<Long> mappingsOf(long dataSourceId) {
        return mappings.count("dataSourceId", dataSourceId);
    }
}
