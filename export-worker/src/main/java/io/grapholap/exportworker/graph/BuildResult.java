package io.grapholap.exportworker.graph;

import java.util.List;

/** What the child process answers, as one line of JSON on its standard output. */
record BuildResult(String engineVersion, List<BuiltFile> files, long nodeCount, long edgeCount) {
    /**
     * @param name relative to the output directory
     * @param crc32c CRC-32C of its bytes as eight hex digits
     */
    record BuiltFile(String name, long bytes, String crc32c) {}
}
