package io.grapholap.bench;

import java.nio.file.Path;

/**
 * What a benchmark may use.
 *
 * @param directory scratch of this run, removed afterwards
 * @param graph the graph all rows share
 * @param repetitions measured repetitions of each side
 */
record Setting(Path directory, TestGraph graph, int repetitions) {}
