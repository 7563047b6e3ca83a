package io.grapholap.engine.algorithm.centrality;

import io.grapholap.engine.algorithm.Algorithm;
import io.grapholap.engine.algorithm.AlgorithmSpec;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Returns;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameters;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.engine.algorithm.Split;
import io.grapholap.engine.algorithm.View;
import java.util.Arrays;

/** Entries of the eigenvector of the greatest eigenvalue, by power iteration. */
public final class Eigenvector implements Algorithm {
    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("eigenvector", "Eigenvector centrality")
                .category(Category.CENTRALITY)
                .description(
                        "Importance of each node by the importance of those that point at it.",
                        "Power iteration on A+I, as NetworkX does, scaled to length 1. Parallel"
                                + " edges add up.")
                .parameters(PowerIteration.ITERATIONS, PowerIteration.TOLERANCE)
                .views(View.IN)
                .weights(Weights.NOT_NEGATIVE)
                .returns(Returns.NODE_DOUBLE)
                .memory(32, 0)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        int n = graph.nodeCount();
        var start = new double[n];
        Arrays.fill(start, 1.0 / n);
        var in = graph.in();
        var split = Split.byEdges(in);
        return Result.doubles(
                n == 0
                        ? start
                        : PowerIteration.run(
                                start,
                                parameters.get(PowerIteration.ITERATIONS),
                                n * parameters.get(PowerIteration.TOLERANCE),
                                "eigenvector",
                                run,
                                now -> {
                                    var next = PowerIteration.pull(in, now, split, run);
                                    for (int v = 0; v < n; v++) {
                                        next[v] += now[v];
                                    }
                                    PowerIteration.normalise(next);
                                    return next;
                                }));
    }
}
