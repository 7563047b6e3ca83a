package io.grapholap.engine.algorithm.community;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.engine.algorithm.Split;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Finds every triangle of a graph once: each edge leads from the end with fewer neighbours to the
 * other, which leaves no node more than the square root of twice the edges.
 */
final class Triangles {
    private final Adjacency forward;
    private final byte[] multiplicity;
    private final Run run;

    /** Told of a triangle, from several threads; multiplicities are numbers of directed edges. */
    interface Visitor {
        void triangle(int u, int v, int w, int uv, int uw, int vw);
    }

    Triangles(CsrGraph graph, Run run) {
        var simple = graph.simple();
        this.run = run;
        this.forward = forward(simple);
        this.multiplicity = new byte[forward.size()];
        if (graph.directed()) {
            var out = graph.simpleOut();
            run.each(Split.byEdges(forward), (from, to) -> count(out, from, to));
        } else {
            Arrays.fill(multiplicity, (byte) 1);
        }
    }

    private void count(Adjacency out, int from, int to) {
        for (int v = from; v < to; v++) {
            run.check(v);
            for (int i = forward.offsets()[v]; i < forward.offsets()[v + 1]; i++) {
                int w = forward.targets()[i];
                multiplicity[i] = (byte) ((out.has(v, w) ? 1 : 0) + (out.has(w, v) ? 1 : 0));
            }
        }
    }

    private static Adjacency forward(Adjacency simple) {
        int n = simple.nodeCount();
        var bounds = new int[n + 1];
        var targets = new int[simple.size() / 2];
        int at = 0;
        for (int v = 0; v < n; v++) {
            for (int i = simple.offsets()[v]; i < simple.offsets()[v + 1]; i++) {
                int w = simple.targets()[i];
                int difference = simple.degree(w) - simple.degree(v);
                if (difference > 0 || (difference == 0 && w > v)) {
                    targets[at++] = w;
                }
            }
            bounds[v + 1] = at;
        }
        return new Adjacency(bounds, targets, null);
    }

    void each(Visitor visitor) {
        run.each(
                Split.byEdges(forward),
                (from, to) -> {
                    for (int u = from; u < to; u++) {
                        run.check(u);
                        for (int i = forward.offsets()[u]; i < forward.offsets()[u + 1]; i++) {
                            meet(u, i, visitor);
                        }
                    }
                });
    }

    /** Neighbours that both ends of an edge have; both rows are sorted. */
    private void meet(int u, int edge, Visitor visitor) {
        var targets = forward.targets();
        int v = targets[edge];
        int i = forward.offsets()[u];
        int j = forward.offsets()[v];
        int endI = forward.offsets()[u + 1];
        int endJ = forward.offsets()[v + 1];
        while (i < endI && j < endJ) {
            if (targets[i] < targets[j]) {
                i++;
            } else if (targets[i] > targets[j]) {
                j++;
            } else {
                visitor.triangle(
                        u, v, targets[i], multiplicity[edge], multiplicity[i], multiplicity[j]);
                i++;
                j++;
            }
        }
    }

    /** For each node the sum of its triangles, as the weighing counts them. */
    long[] perNode(Weighing weighing) {
        var counts = new AtomicLongArray(forward.nodeCount());
        each((u, v, w, uv, uw, vw) -> {
            counts.getAndAdd(u, weighing.of(uv, uw, vw));
            counts.getAndAdd(v, weighing.of(uv, vw, uw));
            counts.getAndAdd(w, weighing.of(uw, vw, uv));
        });
        var values = new long[forward.nodeCount()];
        for (int v = 0; v < values.length; v++) {
            values[v] = counts.get(v);
        }
        return values;
    }

    /** What a triangle counts for one of its nodes. */
    interface Weighing {
        /**
         * @param a edges to one neighbour
         * @param b edges to the other
         * @param opposite edges between them
         */
        long of(int a, int b, int opposite);
    }
}
