package io.grapholap.engine.build;

import java.util.List;

/** What the build process answers: one line of JSON on its standard output. */
public record GraphBuildResult(
        String engineVersion, List<BuiltFile> files, long nodeCount, long edgeCount) {

    /**
     * @param name relative to the output directory
     * @param crc32c CRC-32C of its bytes as eight hex digits
     */
    public record BuiltFile(String name, long bytes, String crc32c) {}
}
