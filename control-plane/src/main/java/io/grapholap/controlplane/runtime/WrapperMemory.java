package io.grapholap.controlplane.runtime;

import java.util.List;

/** How a wrapper's JVM is cut to the size of its instance. */
public final class WrapperMemory {
    private static final long MIB = 1024 * 1024;

    /** What the process needs beside heap and engine, by experience. */
    private static final long OVERHEAD = 384 * MIB;

    private WrapperMemory() {}

    /**
     * Options of the JVM.
     *
     * @param cpuCores cores asked for; the JVM plans with twice as many
     */
    public static List<String> jvmOptions(long memoryBytes, int cpuCores) {
        return List.of(
                "-XX:+UseSerialGC",
                "-Xmx" + heapBytes(memoryBytes) / MIB + "m",
                "-XX:ActiveProcessorCount=" + 2 * cpuCores,
                "--enable-native-access=ALL-UNNAMED");
    }

    /** The engine takes three quarters of the memory for its buffers, outside of the heap. */
    public static long heapBytes(long memoryBytes) {
        return OVERHEAD + Math.max(0, memoryBytes - OVERHEAD) / 4;
    }
}
