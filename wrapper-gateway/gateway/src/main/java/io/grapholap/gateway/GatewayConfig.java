package io.grapholap.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the front door. */
@ConfigMapping(prefix = "graph-olap.gateway")
public interface GatewayConfig {
    /** PKCS#8 form, in base64, of the Ed25519 key whose public half wrappers hold. */
    String signingKey();

    /** How long a request waits for an instance that is unknown or starting. */
    @WithDefault("3s")
    Duration hold();

    /** How many requests may wait at once; more are refused with 503. */
    @WithDefault("1000")
    int maxHeld();

    /** How long the control plane may take to answer where an instance is. */
    @WithDefault("2s")
    Duration askTimeout();

    /** How long it may take to learn who is asking. */
    @WithDefault("5s")
    Duration identifyTimeout();

    /** How long connecting to a wrapper may take. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** How long a wrapper may be silent; longer than the longest query. */
    @WithDefault("31m")
    Duration idleTimeout();

    /** Connections to one wrapper, each busy for as long as one request. */
    @WithDefault("256")
    int connectionsPerWrapper();

    /** Queries that one user may have under way through this gateway; more are refused with 429. */
    @WithDefault("32")
    int queriesPerUser();

    /**
     * How long a gateway that is told to stop waits for the requests under way; those that are not
     * answered by then are told so.
     */
    @WithDefault("20s")
    Duration drainTimeout();
}
