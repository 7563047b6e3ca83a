package io.grapholap.importscheduler.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What this installation imports from. */
@ConfigMapping(prefix = "graph-olap.import")
public interface ImportConfig {
    /** Folder of the DuckDB database files that may be imported. None: the store is off. */
    Optional<Path> duckDbRoot();

    /** Stores whose jobs may be triggered. */
    @WithDefault("Snowflake")
    Set<TableStore> triggeredStores();

    /** What the host name of a Databricks workspace ends in; others are refused. */
    @WithDefault(
            ".cloud.databricks.com,.azuredatabricks.net,.gcp.databricks.com,.databricks.azure.cn,.databricks.us")
    List<String> databricksHostSuffixes();
}
