package io.grapholap.exportworker.job;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Settings of the embedded warehouse. */
@ConfigMapping(prefix = "graph-olap.warehouse.duckdb")
interface WarehouseConfig {
    /** Directory of the tables: {@code <root>/<schema>/<table>.{parquet,csv}}. */
    Path root();
}
