package io.grapholap.platform.internal;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/** What this service is to the other services. */
@ConfigMapping(prefix = "graph-olap.service")
public interface ServiceConfig {
    /** Name of this service, the same for all its replicas; default: the application's name. */
    String name();

    /**
     * Name of this replica; keeps its Kafka partitions across a restart. None: a dynamic member.
     */
    Optional<String> instance();

    /** What this service shows to the internal API of others. */
    Optional<String> token();

    /** Whom the internal API of this service believes: token by service name. */
    Map<String, String> accepted();
}
