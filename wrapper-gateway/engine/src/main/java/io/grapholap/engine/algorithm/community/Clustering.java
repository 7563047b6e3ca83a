package io.grapholap.engine.algorithm.community;

import io.grapholap.engine.NodeValues;
import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.Algorithm;
import io.grapholap.engine.algorithm.AlgorithmSpec;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Returns;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameters;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.engine.algorithm.View;
import java.util.Map;

/** Clustering coefficient as NetworkX defines it, for directed graphs after Fagiolo (2007). */
public final class Clustering implements Algorithm {
    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("clustering", "Clustering coefficient")
                .category(Category.CLUSTERING)
                .description(
                        "How many of the triangles that a node could be part of are there.",
                        "As NetworkX defines it without weights: in a directed graph directed"
                                + " triangles count, after Fagiolo (2007). Parallel edges and"
                                + " self-loops are ignored. For the definition of LDBC"
                                + " Graphalytics see lcc.")
                .views(View.SIMPLE, View.SIMPLE_OUT)
                .returns(Returns.NODE_DOUBLE)
                .memory(32, 5)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        var triangles =
                new Triangles(graph, run).perNode((a, b, opposite) -> (long) a * b * opposite);
        var simple = graph.simple();
        var degrees = graph.directed() ? directedDegrees(graph.simpleOut()) : null;
        var values = new double[graph.nodeCount()];
        double sum = 0;
        for (int v = 0; v < values.length; v++) {
            long neighbours = simple.degree(v);
            long possible;
            if (degrees == null) {
                possible = neighbours * (neighbours - 1) / 2;
            } else {
                long mutual = degrees[v] - neighbours;
                possible = degrees[v] * (degrees[v] - 1) - 2 * mutual;
            }
            values[v] = triangles[v] == 0 ? 0 : (double) triangles[v] / possible;
            sum += values[v];
        }
        double average = values.length == 0 ? 0 : sum / values.length;
        return new Result.PerNode(
                new NodeValues.Doubles(values), Map.of("average_clustering", average));
    }

    /** In-degree plus out-degree. */
    private static long[] directedDegrees(Adjacency out) {
        var degrees = new long[out.nodeCount()];
        for (int v = 0; v < degrees.length; v++) {
            degrees[v] += out.degree(v);
        }
        for (int target : out.targets()) {
            degrees[target]++;
        }
        return degrees;
    }
}
