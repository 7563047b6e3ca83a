package io.grapholap.controlplane.runtime;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * All that a wrapper needs to know to start.
 *
 * @param startToken secret that its reports must carry; known to nobody else
 * @param storeRoot root of the snapshot in the object store; ends with {@code /}
 * @param memoryBytes memory that engine, algorithms and the process itself share
 * @param diskBytes for its copy of the graph and scratch files
 * @param cpuCores cores that are asked for; twice as many may be used while others are idle
 * @param traceparent W3C trace context of the request that wanted the instance, or null
 */
public record WrapperSpec(
        WrapperName name,
        long instanceId,
        String startToken,
        String owner,
        String engine,
        long snapshotId,
        long mappingId,
        int mappingVersion,
        URI storeRoot,
        long memoryBytes,
        long diskBytes,
        int cpuCores,
        @Nullable String traceparent) {

    /** All but the secret. */
    @Override
    public String toString() {
        return "WrapperSpec[" + name + ", instance " + instanceId + ", " + engine + "]";
    }
}
