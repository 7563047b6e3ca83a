package io.grapholap.controlplane.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long export jobs may take, and how often they are tried. */
@ConfigMapping(prefix = "graph-olap.export")
interface ExportConfig {
    /** How long a worker holds a job without renewing its lease. */
    @WithDefault("30s")
    Duration lease();

    /** How long a job may wait for a worker before it fails. */
    @WithDefault("15m")
    Duration queueDeadline();

    /** How often a job is tried when it may end better or its worker was lost. */
    @WithDefault("3")
    int maxAttempts();

    /** Pause before the second attempt; doubled before every further one. */
    @WithDefault("2s")
    Duration retryDelay();

    /** How often lost leases and passed deadlines are looked for. */
    @WithDefault("5s")
    Duration reapEvery();
}
