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

/** Degrees as a share of the nodes that there are. */
public final class DegreeCentrality implements Algorithm {
    private static final Parameter<String> ENDS =
            new Parameter.Choice(
                    "ends", "both", List.of("both", "in", "out"), "Which edges to count.");

    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("degree_centrality", "Degree centrality")
                .category(Category.CENTRALITY)
                .description(
                        "How many edges each node has, as a share of all other nodes.",
                        "The degree divided by n-1, as in NetworkX; above 1 where edges are parallel"
                                + " or loops. 1 in a graph of one node.")
                .parameters(ENDS)
                .returns(Returns.NODE_DOUBLE)
                .memory(24, 0)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        var degrees = Degree.degrees(graph, parameters.get(ENDS));
        var shares = new double[degrees.length];
        for (int v = 0; v < shares.length; v++) {
            shares[v] = degrees.length == 1 ? 1 : (double) degrees[v] / (degrees.length - 1);
        }
        return Result.doubles(shares);
    }
}
