package io.grapholap.controlplane.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the schema browser. */
@ConfigMapping(prefix = "graph-olap.schema-cache")
interface CatalogConfig {
    /** How often the warehouse is asked what is in it. */
    @WithDefault("24h")
    Duration refreshEvery();

    /** How soon it is asked again when it did not answer. */
    @WithDefault("1m")
    Duration retryAfter();
}
