package io.grapholap.engine.algorithm.centrality;

import io.grapholap.engine.algorithm.Algorithm;
import io.grapholap.engine.algorithm.AlgorithmSpec;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Returns;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Parameters;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import java.util.List;

/** Number of edges at each node. */
public final class Degree implements Algorithm {
    private static final Parameter<String> ENDS =
            new Parameter.Choice(
                    "ends", "both", List.of("both", "in", "out"), "Which edges to count.");

    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("degree", "Degree")
                .category(Category.CENTRALITY)
                .description(
                        "How many edges each node has.",
                        "Parallel edges count each, a self-loop counts at both of its ends, as in"
                                + " NetworkX.")
                .parameters(ENDS)
                .returns(Returns.NODE_LONG)
                .memory(16, 0)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        return Result.longs(degrees(graph, parameters.get(ENDS)));
    }

    static long[] degrees(CsrGraph graph, String ends) {
        var out = graph.out();
        var degrees = new long[graph.nodeCount()];
        if (!graph.directed()) {
            for (int v = 0; v < degrees.length; v++) {
                degrees[v] = out.degree(v);
                for (int i = out.offsets()[v]; i < out.offsets()[v + 1]; i++) {
                    degrees[v] += out.targets()[i] == v ? 1 : 0;
                }
            }
            return degrees;
        }
        if (!ends.equals("in")) {
            for (int v = 0; v < degrees.length; v++) {
                degrees[v] += out.degree(v);
            }
        }
        if (!ends.equals("out")) {
            for (int target : out.targets()) {
                degrees[target]++;
            }
        }
        return degrees;
    }
}
