package io.grapholap.exportworker.job;

import io.grapholap.warehouse.Warehouse;
import io.grapholap.warehouse.WarehouseMetadata;
import io.grapholap.warehouse.duckdb.DuckDbWarehouse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The warehouse that jobs read from and questions are about. */
class Warehouses {
    @Produces
    @ApplicationScoped
    Warehouse embedded(WarehouseConfig config) {
        return new DuckDbWarehouse(config.root());
    }

    @Produces
    @ApplicationScoped
    WarehouseMetadata metadata(WarehouseConfig config) {
        return new DuckDbWarehouse(config.root());
    }
}
