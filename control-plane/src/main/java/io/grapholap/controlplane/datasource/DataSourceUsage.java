package io.grapholap.controlplane.datasource;

import io.smallrye.mutiny.Uni;

/** Who still needs a data source; asked before one is deleted, in the same transaction. */
public interface DataSourceUsage {
    /** How many mappings read from it. */
    Uni<Long> mappingsOf(long dataSourceId);
}
