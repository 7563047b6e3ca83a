package io.grapholap.controlplane.limit;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much memory instances may reserve; how many there may be is set while the platform runs. */
@ConfigMapping(prefix = "graph-olap.limit")
interface LimitConfig {
    /** The most that one instance may reserve. */
    @WithDefault("32G")
    MemorySize instanceMemory();

    /** The most that all instances of one owner may reserve together. */
    @WithDefault("64G")
    MemorySize userMemory();

    /** The most that all instances may reserve together. */
    @WithDefault("256G")
    MemorySize clusterMemory();
}
