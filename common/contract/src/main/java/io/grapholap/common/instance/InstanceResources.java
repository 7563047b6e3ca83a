package io.grapholap.common.instance;

/**
 * How much of a machine one instance may use.
 *
 * @param memoryBytes memory that engine, algorithms and the process itself share
 * @param cpuCores cores that are asked for; twice as many may be used while others are idle
 */
public record InstanceResources(long memoryBytes, int cpuCores) {
    public InstanceResources {
        if (memoryBytes <= 0 || cpuCores <= 0) {
            throw new IllegalArgumentException(
                    "an instance of " + memoryBytes + " bytes and " + cpuCores + " cores");
        }
    }
}
