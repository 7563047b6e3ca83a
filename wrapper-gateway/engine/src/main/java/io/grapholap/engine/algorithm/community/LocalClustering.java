package io.grapholap.engine.algorithm.community;

import io.grapholap.engine.NodeValues;
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

/** Local clustering coefficient as LDBC Graphalytics defines it. */
public final class LocalClustering implements Algorithm {
    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("lcc", "Local clustering coefficient")
                .category(Category.CLUSTERING)
                .description(
                        "How many of the edges that a node's neighbours could have are there.",
                        "As LDBC Graphalytics defines it: neighbours are those in either direction,"
                                + " edges between them count per direction, and d neighbours could"
                                + " have d(d-1). Parallel edges and self-loops are ignored; 0 for"
                                + " fewer than two neighbours. For an undirected graph it is"
                                + " NetworkX's clustering; for a directed one see clustering.")
                .views(View.SIMPLE, View.SIMPLE_OUT)
                .returns(Returns.NODE_DOUBLE)
                .memory(32, 5)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        int each = graph.directed() ? 1 : 2;
        var edges = new Triangles(graph, run).perNode((a, b, opposite) -> opposite * each);
        var simple = graph.simple();
        var values = new double[graph.nodeCount()];
        double sum = 0;
        for (int v = 0; v < values.length; v++) {
            long d = simple.degree(v);
            values[v] = d < 2 ? 0 : (double) edges[v] / (d * (d - 1));
            sum += values[v];
        }
        double average = values.length == 0 ? 0 : sum / values.length;
        return new Result.PerNode(
                new NodeValues.Doubles(values), Map.of("average_clustering", average));
    }
}
