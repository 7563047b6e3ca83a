package io.grapholap.controlplane.instance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patient the control plane is with instances, and how generous. */
@ConfigMapping(prefix = "graph-olap.instance")
interface InstanceConfig {
    /** How long an instance may be starting before it is failed. */
    @WithDefault("5m")
    Duration startDeadline();

    /** How long a wrapper may be silent before its instance is failed. */
    @WithDefault("30s")
    Duration heartbeatDeadline();

    /** How long the last report of a wrapper that ended is waited for. */
    @WithDefault("2s")
    Duration exitGrace();

    /** Whether instances that are short of memory are given more without being asked. */
    @WithDefault("true")
    boolean upgrades();

    /** How often one instance is given more memory without being asked. */
    @WithDefault("3")
    int maxUpgrades();

    /** How long after one such gift the next one may come. */
    @WithDefault("5m")
    Duration upgradeCooldown();

    /** How often it is looked who is short of memory. */
    @WithDefault("60s")
    Duration monitorEvery();

    /** How often what runs is compared with what is wanted, beside every change. */
    @WithDefault("15s")
    Duration reconcileEvery();
}
