package io.grapholap.engine.algorithm.community;

import io.grapholap.engine.NodeValues;
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
import io.grapholap.engine.algorithm.View;
import java.util.Arrays;
import java.util.Map;

/** Communities by modularity, after Blondel, Guillaume, Lambiotte and Lefebvre (2008). */
public final class Louvain implements Algorithm {
    private static final Parameter<Integer> PHASES =
            Parameter.whole("max_phases", 20, 1, 1_000, "Upper bound of levels.");
    private static final Parameter<Integer> ITERATIONS =
            Parameter.whole(
                    "max_iterations", 20, 1, 10_000, "Upper bound of rounds on each level.");
    private static final Parameter<Double> RESOLUTION =
            Parameter.real(
                    "resolution",
                    1,
                    0,
                    1e6,
                    "Above 1 favours smaller communities, below 1 greater.");
    private static final Parameter<Double> TOLERANCE =
            Parameter.real(
                    "tolerance",
                    1e-4,
                    0,
                    1,
                    "Gain of modularity below which a level, and the whole, is done.");

    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("louvain", "Louvain communities")
                .category(Category.COMMUNITY)
                .description(
                        "Groups of nodes with more edges within than chance would give.",
                        "Maximises modularity level by level. Directions are ignored: a pair of"
                                + " opposite edges is two edges, parallel edges add up. Nodes are"
                                + " visited in the order of their numbers, so that the same graph"
                                + " gives the same answer; NetworkX shuffles them. The result says"
                                + " the modularity.")
                .parameters(PHASES, ITERATIONS, RESOLUTION, TOLERANCE)
                .views(View.BOTH)
                .weights(Weights.NOT_NEGATIVE)
                .returns(Returns.NODE_LONG)
                .memory(120, 24)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        double resolution = parameters.get(RESOLUTION);
        double tolerance = parameters.get(TOLERANCE);
        int phases = parameters.get(PHASES);
        var bottom = Level.of(graph.both(), run);
        var membership = new int[graph.nodeCount()];
        Arrays.setAll(membership, v -> v);
        var level = bottom;
        double modularity = bottom.modularity(membership, membership.length, resolution);
        for (int phase = 0; phase < phases && level.total() > 0; phase++) {
            var groups = new int[level.nodeCount()];
            Arrays.setAll(groups, v -> v);
            var moving = new LocalMoving(level, groups, resolution, run);
            if (!moving.rounds(parameters.get(ITERATIONS), tolerance)) {
                break;
            }
            int count = Level.compact(groups);
            Arrays.setAll(membership, v -> groups[membership[v]]);
            double reached = level.modularity(groups, count, resolution);
            level = level.grouped(groups, count, run);
            run.progress(phase + 1, phases);
            if (reached - modularity <= tolerance) {
                modularity = Math.max(reached, modularity);
                break;
            }
            modularity = reached;
        }
        return communities(membership, modularity);
    }

    static Result communities(int[] membership, double modularity) {
        int count = Level.compact(membership);
        var values = new long[membership.length];
        for (int v = 0; v < values.length; v++) {
            values[v] = membership[v];
        }
        return new Result.PerNode(
                new NodeValues.Longs(values),
                Map.of("community_count", (long) count, "modularity", modularity));
    }
}
