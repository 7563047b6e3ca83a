package io.grapholap.engine.algorithm;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The nodes of a graph cut into ranges of about equal work, which all processors share. Sums are
 * added up range by range, so that results do not depend on who was faster.
 */
final class Ranges {
    private static final int PER_PROCESSOR = 16;

    private final int[] bounds;

    private Ranges(int[] bounds) {
        this.bounds = bounds;
    }

    /** Work done for nodes {@code from} (inclusive) to {@code to} (exclusive). */
    @FunctionalInterface
    interface Work {
        void on(int range, int from, int to);
    }

    /** Ranges with about as many nodes and edges each. */
    static Ranges of(CsrGraph graph) {
        int n = graph.nodeCount();
        int parts =
                Math.clamp(
                        n / 1024L, 1, PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
        long total = (long) n + graph.edgeCount();
        var bounds = new int[parts + 1];
        bounds[parts] = n;
        for (int part = 1, v = 0; part < parts; part++) {
            long wanted = total * part / parts;
            while (v < n && (long) v + graph.offsets()[v] < wanted) {
                v++;
            }
            bounds[part] = v;
        }
        return new Ranges(bounds);
    }

    int count() {
        return bounds.length - 1;
    }

    /**
     * Does the work of every range; returns when all is done, fails as the first range that failed.
     */
    void forEach(Work work) {
        IntStream.range(0, count())
                .parallel()
                .forEach(range -> work.on(range, bounds[range], bounds[range + 1]));
    }

    static double sum(double[] perRange) {
        return Arrays.stream(perRange).sum();
    }
}
