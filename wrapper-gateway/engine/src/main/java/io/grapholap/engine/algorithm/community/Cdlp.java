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
import io.grapholap.engine.algorithm.View;
import java.util.Arrays;

/** Community detection by label propagation as LDBC Graphalytics defines it. */
public final class Cdlp implements Algorithm {
    private static final Parameter<Integer> ITERATIONS =
            Parameter.whole("max_iterations", 10, 1, 100_000, "Number of rounds.");

    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("cdlp", "Community detection by label propagation")
                .category(Category.COMMUNITY)
                .description(
                        "Groups of nodes that agreed on a label with their neighbours.",
                        "As LDBC Graphalytics defines it: in each round every node takes at once the"
                                + " label most frequent among its neighbours, the smallest one of"
                                + " several. A neighbour in both directions counts twice, parallel"
                                + " edges each; labels begin as the numbers of the nodes. Stops"
                                + " early when nothing changes.")
                .parameters(ITERATIONS)
                .views(View.BOTH)
                .returns(Returns.NODE_LONG)
                .memory(24, 0)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        int n = graph.nodeCount();
        var neighbours = graph.both();
        var split = Split.byEdges(neighbours);
        int rounds = parameters.get(ITERATIONS);
        var labels = new int[n];
        Arrays.setAll(labels, v -> v);
        var next = new int[n];
        for (int i = 0; i < rounds; i++) {
            var now = labels;
            var then = next;
            double changed =
                    run.sum(split, (from, to) -> round(neighbours, now, then, from, to, run));
            labels = then;
            next = now;
            run.progress(i + 1, rounds);
            if (changed == 0) {
                break;
            }
        }
        var values = new long[n];
        for (int v = 0; v < n; v++) {
            values[v] = labels[v];
        }
        return Result.groups(values, "community_count");
    }

    private static double round(
            Adjacency neighbours, int[] labels, int[] next, int from, int to, Run run) {
        var around = new int[16];
        int changed = 0;
        for (int v = from; v < to; v++) {
            run.check(v);
            int degree = neighbours.degree(v);
            if (degree > around.length) {
                around = new int[Math.max(degree, 2 * around.length)];
            }
            for (int i = 0; i < degree; i++) {
                around[i] = labels[neighbours.targets()[neighbours.offsets()[v] + i]];
            }
            next[v] = degree == 0 ? labels[v] : mostFrequent(around, degree);
            changed += next[v] == labels[v] ? 0 : 1;
        }
        return changed;
    }

    /** The smallest of the most frequent ones. */
    private static int mostFrequent(int[] labels, int count) {
        Arrays.sort(labels, 0, count);
        int best = labels[0];
        int most = 0;
        for (int i = 0; i < count; ) {
            int end = i;
            while (end < count && labels[end] == labels[i]) {
                end++;
            }
            if (end - i > most) {
                most = end - i;
                best = labels[i];
            }
            i = end;
        }
        return best;
    }
}
