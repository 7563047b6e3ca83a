package io.grapholap.controlplane.instance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long instances live, and how patient the control plane is with them. */
@ConfigMapping(prefix = "graph-olap.instance")
interface InstanceConfig {
    /** How long an instance lives that does not say so itself. */
    @WithDefault("PT24H")
    Duration defaultTtl();

    /** The longest an instance may ask to live. */
    @WithDefault("P7D")
    Duration maxTtl();

    /** How long an instance may go unused that does not say so itself. */
    @WithDefault("PT4H")
    Duration defaultInactivityTimeout();

    /** How long an instance may be starting before it is failed. */
    @WithDefault("5m")
    Duration startDeadline();

    /** How long a wrapper may be silent before its instance is failed. */
    @WithDefault("30s")
    Duration heartbeatDeadline();

    /** How long the last report of a wrapper that ended is waited for. */
    @WithDefault("2s")
    Duration exitGrace();

    /** How often what runs is compared with what is wanted, beside every change. */
    @WithDefault("15s")
    Duration reconcileEvery();
}
