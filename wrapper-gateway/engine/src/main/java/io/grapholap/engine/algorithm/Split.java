package io.grapholap.engine.algorithm;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/**
 * Ranges of nodes with about as many edges each, worked on by all processors. The ranges depend on
 * the graph alone and sums are added in their order, so results do not depend on the machine.
 */
final class Split {
    private static final int RANGES = 64;
    private static final long SMALL = 10_000;

    private final int[] bounds;

    private Split(int[] bounds) {
        this.bounds = bounds;
    }

    static Split byEdges(CsrGraph graph) {
        int n = graph.nodeCount();
        long work = (long) n + graph.edgeCount();
        int ranges = work < SMALL ? 1 : RANGES;
        var bounds = new int[ranges + 1];
        int v = 0;
        for (int r = 1; r < ranges; r++) {
            long until = work * r / ranges;
            while (v < n && v + (long) graph.offsets()[v] < until) {
                v++;
            }
            bounds[r] = v;
        }
        bounds[ranges] = n;
        return new Split(bounds);
    }

    /** Work on the nodes from {@code from} to before {@code to}. */
    interface Sum {
        double of(int from, int to);
    }

    /** Works on all ranges and adds up what they return. */
    double sum(Sum work) {
        int ranges = bounds.length - 1;
        if (ranges == 1) {
            return work.of(0, bounds[1]);
        }
        List<ForkJoinTask<Double>> tasks = new ArrayList<>(ranges);
        for (int r = 0; r < ranges; r++) {
            int from = bounds[r];
            int to = bounds[r + 1];
            tasks.add(ForkJoinPool.commonPool().submit(() -> work.of(from, to)));
        }
        double sum = 0;
        for (var task : tasks) {
            sum += task.join();
        }
        return sum;
    }

    /** Work without a result. */
    interface Each {
        void of(int from, int to);
    }

    void each(Each work) {
        sum((from, to) -> {
            work.of(from, to);
            return 0;
        });
    }
}
