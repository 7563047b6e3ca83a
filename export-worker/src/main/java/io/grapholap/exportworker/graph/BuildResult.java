package io.grapholap.exportworker.graph;

import java.util.List;

/**
 * What the child process answers, as one line of JSON on its standard output.
 *
 * @param files names below the output directory
 */
record BuildResult(String engineVersion, List<String> files, long nodeCount, long edgeCount) {}
