package io.grapholap.exportworker.graph;

import java.net.URI;

/**
 * What the child process is told, as a JSON file.
 *
 * @param storeRoot root of the snapshot in the object store
 * @param outputDir absolute path of an empty directory that takes the graph
 * @param memoryBytes the engine's buffer pool
 */
record BuildSpec(URI storeRoot, String engine, String outputDir, long memoryBytes, int threads) {}
