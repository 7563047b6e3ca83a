package io.grapholap.engine.algorithm.community;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.Algorithm;
import io.grapholap.engine.algorithm.AlgorithmSpec;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Returns;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Parameters;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.engine.algorithm.Split;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Weakly connected components by lock-free union-find. A component's id is the smallest number of a
 * node in it, so it does not depend on the order of work.
 */
public final class Wcc implements Algorithm {
    private static final Parameter<Integer> ITERATIONS =
            Parameter.whole(
                    "max_iterations",
                    100,
                    1,
                    Integer.MAX_VALUE,
                    "Accepted for compatibility; the result is always complete.");

    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("wcc", "Weakly connected components")
                .category(Category.COMMUNITY)
                .description(
                        "Which nodes hang together when directions are ignored.",
                        "Union-find over all edges, directions ignored. Two nodes have the same"
                                + " component id if and only if a path joins them; the id is the"
                                + " number of the component's first node.")
                .parameters(ITERATIONS)
                .returns(Returns.NODE_LONG)
                .memory(16, 0)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        int n = graph.nodeCount();
        var parents = new int[n];
        for (int v = 0; v < n; v++) {
            parents[v] = v;
        }
        var forest = new AtomicIntegerArray(parents);
        var out = graph.out();
        var split = Split.byEdges(out);
        run.each(split, (from, to) -> unite(out, forest, from, to, run));
        var components = new long[n];
        run.each(
                split,
                (from, to) -> {
                    for (int v = from; v < to; v++) {
                        components[v] = root(forest, v);
                    }
                });
        return Result.groups(components, "component_count");
    }

    private static void unite(Adjacency out, AtomicIntegerArray forest, int from, int to, Run run) {
        var offsets = out.offsets();
        var targets = out.targets();
        for (int v = from; v < to; v++) {
            run.check(v);
            for (int i = offsets[v]; i < offsets[v + 1]; i++) {
                unite(forest, v, targets[i]);
            }
        }
    }

    /** Hangs the greater root below the smaller one, so that roots only ever shrink. */
    private static void unite(AtomicIntegerArray forest, int a, int b) {
        int x = root(forest, a);
        int y = root(forest, b);
        while (x != y) {
            int low = Math.min(x, y);
            int high = Math.max(x, y);
            if (forest.compareAndSet(high, high, low)) {
                return;
            }
            x = root(forest, low);
            y = root(forest, high);
        }
    }

    /** The root above {@code node}; shortens the way for those who come after. */
    private static int root(AtomicIntegerArray forest, int node) {
        int at = node;
        int parent = forest.getOpaque(at);
        while (parent != at) {
            int grandparent = forest.getOpaque(parent);
            if (grandparent != parent) {
                forest.weakCompareAndSetPlain(at, parent, grandparent);
            }
            at = parent;
            parent = grandparent;
        }
        return at;
    }
}
