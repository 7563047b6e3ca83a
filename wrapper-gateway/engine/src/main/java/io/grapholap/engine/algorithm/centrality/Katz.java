package io.grapholap.engine.algorithm.centrality;

import io.grapholap.engine.algorithm.Algorithm;
import io.grapholap.engine.algorithm.AlgorithmSpec;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Returns;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Parameters;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.engine.algorithm.Split;
import io.grapholap.engine.algorithm.View;

/** Katz centrality: paths that lead to a node count, longer ones less. */
public final class Katz implements Algorithm {
    private static final Parameter<Double> ALPHA =
            Parameter.real(
                    "alpha",
                    0.1,
                    0,
                    1,
                    "How much less each further edge counts; below one over the greatest eigenvalue.");
    private static final Parameter<Double> BETA =
            Parameter.real("beta", 1, 0, 1e9, "What each node has of itself.");
    private static final Parameter<Integer> ITERATIONS =
            Parameter.whole("max_iterations", 1000, 1, 1_000_000, "Upper bound of iterations.");
    private static final Parameter<Boolean> NORMALIZED =
            Parameter.flag("normalized", true, "Whether to scale to length 1.");

    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("katz", "Katz centrality")
                .category(Category.CENTRALITY)
                .description(
                        "Importance of each node by the paths that lead to it.",
                        "x = alpha A x + beta along directed edges, as NetworkX does. Parallel edges"
                                + " add up.")
                .parameters(ALPHA, BETA, ITERATIONS, PowerIteration.TOLERANCE, NORMALIZED)
                .views(View.IN)
                .weights(Weights.NOT_NEGATIVE)
                .returns(Returns.NODE_DOUBLE)
                .memory(32, 0)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        int n = graph.nodeCount();
        double alpha = parameters.get(ALPHA);
        double beta = parameters.get(BETA);
        var in = graph.in();
        var split = Split.byEdges(in);
        if (n == 0) {
            return Result.doubles(new double[0]);
        }
        var values =
                PowerIteration.run(
                        new double[n],
                        parameters.get(ITERATIONS),
                        n * parameters.get(PowerIteration.TOLERANCE),
                        "katz",
                        run,
                        now -> {
                            var next = PowerIteration.pull(in, now, split, run);
                            for (int v = 0; v < n; v++) {
                                next[v] = alpha * next[v] + beta;
                            }
                            return next;
                        });
        if (parameters.get(NORMALIZED)) {
            PowerIteration.normalise(values);
        }
        return Result.doubles(values);
    }
}
