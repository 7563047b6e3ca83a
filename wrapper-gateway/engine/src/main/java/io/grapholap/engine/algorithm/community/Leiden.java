package io.grapholap.engine.algorithm.community;

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

/** Communities by modularity that hang together, after Traag, Waltman and van Eck (2019). */
public final class Leiden implements Algorithm {
    private static final Parameter<Integer> PHASES =
            Parameter.whole("max_phases", 20, 1, 1_000, "Upper bound of levels.");
    private static final Parameter<Double> RESOLUTION =
            Parameter.real(
                    "resolution",
                    1,
                    0,
                    1e6,
                    "Above 1 favours smaller communities, below 1 greater.");

    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("leiden", "Leiden communities")
                .category(Category.COMMUNITY)
                .description(
                        "Groups of nodes with more edges within than chance would give, each in one"
                                + " piece.",
                        "As Louvain, but every level is refined, so that no community falls apart."
                                + " Refining takes the best merge instead of a random one, so that"
                                + " the same graph gives the same answer. Directions are ignored: a"
                                + " pair of opposite edges is two edges, parallel edges add up. The"
                                + " result says the modularity.")
                .parameters(PHASES, RESOLUTION)
                .views(View.BOTH)
                .weights(Weights.NOT_NEGATIVE)
                .returns(Returns.NODE_LONG)
                .memory(160, 24)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        double resolution = parameters.get(RESOLUTION);
        int phases = parameters.get(PHASES);
        var bottom = Level.of(graph.both(), run);
        int n = graph.nodeCount();
        var node = new int[n];
        Arrays.setAll(node, v -> v);
        var membership = node.clone();
        var level = bottom;
        var groups = node.clone();
        for (int phase = 0; phase < phases && level.total() > 0; phase++) {
            new LocalMoving(level, groups, resolution, run).queue();
            int count = Level.compact(groups);
            var now = groups;
            Arrays.setAll(membership, v -> now[node[v]]);
            if (count == level.nodeCount()) {
                break;
            }
            var refined = new Refinement(level, groups, resolution, run).groups();
            int parts = Level.compact(refined);
            var above = new int[parts];
            for (int v = 0; v < refined.length; v++) {
                above[refined[v]] = groups[v];
            }
            Arrays.setAll(node, v -> refined[node[v]]);
            if (parts == level.nodeCount()) {
                break;
            }
            level = level.grouped(refined, parts, run);
            groups = above;
            run.progress(phase + 1, phases);
        }
        int count = Level.compact(membership);
        return Louvain.communities(membership, bottom.modularity(membership, count, resolution));
    }
}
