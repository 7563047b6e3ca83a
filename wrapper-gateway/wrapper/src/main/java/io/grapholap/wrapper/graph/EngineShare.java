package io.grapholap.wrapper.graph;

/** What the engine gets of what the process has. */
final class EngineShare {
    private static final long MIN_BUFFER_POOL = 64L << 20;

    /** What the JVM itself needs beside the engine. */
    private static final long JVM_BYTES = 384L << 20;

    private EngineShare() {}

    /**
     * Bytes of its buffer pool.
     *
     * @param memoryBytes memory of the whole process
     */
    static long bufferPool(long memoryBytes) {
        return Math.max(MIN_BUFFER_POOL, (memoryBytes - JVM_BYTES) * 3 / 4);
    }

    /** Threads for each query: cores that are asked for may be doubled while others are idle. */
    static int threads(int cpuCores) {
        return 2 * cpuCores;
    }
}
