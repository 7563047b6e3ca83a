package io.grapholap.controlplane.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often background work is done. */
@ConfigMapping(prefix = "graph-olap.job")
public interface JobConfig {
    /** How often this control plane looks for jobs that are due. */
    @WithDefault("1s")
    Duration pollEvery();

    /** How often resources are looked for whose time is over. */
    @WithDefault("60s")
    Duration lifecycleEvery();
}
