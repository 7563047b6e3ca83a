package io.grapholap.controlplane.runtime.kubernetes;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.Map;

/**
 * What a wrapper may use. Memory is asked for in full, since a graph that has been loaded never
 * shrinks; of the cores, twice as many may be used while nobody else wants them.
 */
final class PodResources {
    private static final long MIB = 1L << 20;
    private static final String CPU = "cpu";
    private static final String MEMORY = "memory";
    private static final String DISK = "ephemeral-storage";

    private PodResources() {}

    /** Resources of a container; sizes in bytes. */
    static ResourceRequirements of(long memoryBytes, int cpuCores, long diskBytes) {
        var disk = Map.of(DISK, quantity(diskBytes));
        return new ResourceRequirementsBuilder(resizable(memoryBytes, cpuCores))
                .addToRequests(disk)
                .addToLimits(disk)
                .build();
    }

    /** The part of them that can be changed while a pod runs. */
    static ResourceRequirements resizable(long memoryBytes, int cpuCores) {
        return new ResourceRequirementsBuilder()
                .addToRequests(MEMORY, quantity(memoryBytes))
                .addToRequests(CPU, new Quantity(Integer.toString(cpuCores)))
                .addToLimits(MEMORY, quantity(memoryBytes))
                .addToLimits(CPU, new Quantity(Integer.toString(2 * cpuCores)))
                .build();
    }

    /** Rounded down to whole MiB. */
    static Quantity quantity(long bytes) {
        return new Quantity(bytes / MIB + "Mi");
    }
}
