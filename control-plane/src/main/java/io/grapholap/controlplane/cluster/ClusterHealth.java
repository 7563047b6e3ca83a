package io.grapholap.controlplane.cluster;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the parts of the platform are.
 *
 * @param status {@code unhealthy} if a vital part does not answer, {@code degraded} if another does
 *     not, else {@code healthy}
 */
record ClusterHealth(String status, Map<String, Component> components, Instant checkedAt) {
    static final String HEALTHY = "healthy";
    static final String DEGRADED = "degraded";
    static final String UNHEALTHY = "unhealthy";

    /**
     * @param latencyMs until it answered, or until it was given up
     */
    record Component(
            String status,
            long latencyMs,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String error) {
        boolean healthy() {
            return HEALTHY.equals(status);
        }
    }
}
