package io.grapholap.platform.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which identities are believed. */
@ConfigMapping(prefix = "graph-olap.auth")
public interface AuthConfig {
    /**
     * Trust {@code X-Username} and {@code X-User-Role} as they come. For one trusting user on one
     * machine: refused outside the profile {@code local}.
     */
    @WithDefault("false")
    boolean dev();
}
