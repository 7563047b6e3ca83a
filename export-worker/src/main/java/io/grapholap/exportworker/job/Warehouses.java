package io.grapholap.exportworker.job;

import io.grapholap.warehouse.Warehouse;
import io.grapholap.warehouse.duckdb.DuckDbWarehouse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The warehouse that jobs read from. */
class Warehouses {
    @Produces
    @ApplicationScoped
    Warehouse embedded(WarehouseConfig config) {
        return new DuckDbWarehouse(config.root());
    }
}
