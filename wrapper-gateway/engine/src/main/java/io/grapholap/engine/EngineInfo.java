package io.grapholap.engine;

/**
 * Which engine it is.
 *
 * @param name as in configuration and file layout, e.g. {@code ryugraph}
 * @param version of the engine; a graph file is opened only by the version that built it
 */
public record EngineInfo(String name, String version) {}
