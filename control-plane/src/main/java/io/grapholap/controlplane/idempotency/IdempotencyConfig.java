package io.grapholap.controlplane.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long creating requests are remembered. */
@ConfigMapping(prefix = "graph-olap.idempotency")
interface IdempotencyConfig {
    /** How long the same key gets the same answer. */
    @WithDefault("24h")
    Duration keep();

    /**
     * How long a request holds its key before another may take it over, if it neither created
     * anything nor said that it failed.
     */
    @WithDefault("1m")
    Duration claim();

    /** How often keys that were kept long enough are deleted. */
    @WithDefault("15m")
    Duration forgetEvery();
}
