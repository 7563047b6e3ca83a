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
import java.util.Arrays;
import java.util.List;

/** Hubs and authorities, after Kleinberg (1999). */
public final class Hits implements Algorithm {
    private static final Parameter<String> SCORE =
            new Parameter.Choice(
                    "score",
                    "authorities",
                    List.of("authorities", "hubs"),
                    "Which of both scores to return.");
    private static final Parameter<Double> TOLERANCE =
            Parameter.real("tolerance", 1e-8, 0, 1, "Change in sum below which it stops.");

    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("hits", "HITS")
                .category(Category.CENTRALITY)
                .description(
                        "Good hubs point at good authorities, which good hubs point at.",
                        "Power iteration; scores sum to 1, as in NetworkX. Parallel edges add up.")
                .parameters(SCORE, PowerIteration.ITERATIONS, TOLERANCE)
                .views(View.OUT, View.IN)
                .weights(Weights.NOT_NEGATIVE)
                .returns(Returns.NODE_DOUBLE)
                .memory(48, 0)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        int n = graph.nodeCount();
        if (n == 0) {
            return Result.doubles(new double[0]);
        }
        var in = graph.in();
        var out = graph.out();
        var byIn = Split.byEdges(in);
        var byOut = Split.byEdges(out);
        var start = new double[n];
        Arrays.fill(start, 1.0 / n);
        var authorities =
                PowerIteration.run(
                        start,
                        parameters.get(PowerIteration.ITERATIONS),
                        parameters.get(TOLERANCE),
                        "hits",
                        run,
                        now -> {
                            var hubs = PowerIteration.pull(out, now, byOut, run);
                            var next = PowerIteration.pull(in, hubs, byIn, run);
                            divide(next, Arrays.stream(next).max().orElse(1));
                            return next;
                        });
        var scores =
                parameters.get(SCORE).equals("hubs")
                        ? PowerIteration.pull(out, authorities, byOut, run)
                        : authorities;
        divide(scores, Arrays.stream(scores).sum());
        return Result.doubles(scores);
    }

    private static void divide(double[] values, double by) {
        for (int v = 0; v < values.length && by > 0; v++) {
            values[v] /= by;
        }
    }
}
