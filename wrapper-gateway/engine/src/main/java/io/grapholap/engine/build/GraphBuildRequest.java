package io.grapholap.engine.build;

import java.net.URI;

/**
 * What the build process is told, as a JSON file.
 *
 * @param storeRoot root of the snapshot; ends with {@code /}
 * @param engine e.g. {@code ryugraph}
 * @param outputDir existing directory of this machine for the graph's files
 * @param memoryBytes the engine's buffer pool; the process needs about a tenth more
 * @param threads threads that load
 */
public record GraphBuildRequest(
        URI storeRoot, String engine, String outputDir, long memoryBytes, int threads) {}
