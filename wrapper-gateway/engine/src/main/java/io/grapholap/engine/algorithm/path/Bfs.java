package io.grapholap.engine.algorithm.path;

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
import java.util.Arrays;

/** Number of edges from a source, by breadth-first search. */
public final class Bfs implements Algorithm {
    private static final Parameter<Integer> SOURCE =
            new Parameter.Node("source", true, "Where the search begins.");
    private static final Parameter<Integer> DEPTH =
            Parameter.optionalWhole(
                    "max_depth", 1, Integer.MAX_VALUE, "Edges after which it stops.");

    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("bfs", "Breadth-first search")
                .category(Category.TRAVERSAL)
                .description(
                        "How many edges each node is away from a source.",
                        "Follows directed edges; 0 for the source. A node that cannot be reached"
                                + " has -1, where LDBC Graphalytics writes the greatest 64-bit"
                                + " number and NetworkX leaves it out.")
                .parameters(SOURCE, DEPTH)
                .returns(Returns.NODE_LONG)
                .memory(16, 0)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        var depths =
                depths(
                        graph.out(),
                        parameters.get(SOURCE),
                        parameters.find(DEPTH).orElse(Integer.MAX_VALUE),
                        run);
        var values = new long[depths.length];
        for (int v = 0; v < values.length; v++) {
            values[v] = depths[v];
        }
        return Result.longs(values);
    }

    /** Edges from {@code source} to each node; -1 where there is no way. */
    public static int[] depths(Adjacency out, int source, int maxDepth, Run run) {
        var depths = new int[out.nodeCount()];
        Arrays.fill(depths, -1);
        var queue = new int[depths.length];
        int end = 0;
        queue[end++] = source;
        depths[source] = 0;
        for (int at = 0; at < end; at++) {
            run.check(at);
            int v = queue[at];
            if (depths[v] >= maxDepth) {
                break;
            }
            for (int i = out.offsets()[v]; i < out.offsets()[v + 1]; i++) {
                int w = out.targets()[i];
                if (depths[w] < 0) {
                    depths[w] = depths[v] + 1;
                    queue[end++] = w;
                }
            }
        }
        return depths;
    }
}
