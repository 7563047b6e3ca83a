package io.grapholap.engine.algorithm.structure;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.Algorithm;
import io.grapholap.engine.algorithm.AlgorithmSpec;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Returns;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameters;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.engine.algorithm.View;
import io.grapholap.engine.algorithm.jgrapht.Watched;
import java.util.Map;
import org.jgrapht.alg.matching.SparseEdmondsMaximumCardinalityMatching;
import org.jgrapht.alg.matching.blossom.v5.KolmogorovWeightedMatching;
import org.jgrapht.alg.matching.blossom.v5.ObjectiveSense;

/**
 * Edges no two of which share a node, by JGraphT: Edmonds (1965), or Kolmogorov (2009) by weight.
 */
public final class Matching implements Algorithm {
    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("matching", "Maximum matching")
                .category(Category.OTHER)
                .description(
                        "As many edges as possible no two of which share a node.",
                        "With weights the greatest sum instead, as NetworkX's max_weight_matching."
                                + " Directions and self-loops are ignored; of parallel edges one is"
                                + " taken, with weights the heaviest.")
                .views(View.BOTH, View.SIMPLE)
                .weights(Weights.NOT_NEGATIVE)
                .returns(Returns.PAIRS)
                .memory(Watched.BYTES_PER_NODE, 2 * Watched.BYTES_PER_EDGE)
                .maxEdges(200_000)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        var rows = graph.weighted() ? heaviest(graph.both(), graph.simple()) : graph.simple();
        if (rows.size() == 0) {
            return new Result.Pairs(new int[0], new int[0], null, Map.of("total_weight", 0.0));
        }
        var copy = Watched.undirected(rows, run);
        var matching =
                graph.weighted()
                        ? new KolmogorovWeightedMatching<>(copy, ObjectiveSense.MAXIMIZE)
                                .getMatching()
                        : new SparseEdmondsMaximumCardinalityMatching<>(copy).getMatching();
        var edges = matching.getEdges().stream().mapToInt(Integer::intValue).sorted().toArray();
        var sources = new int[edges.length];
        var targets = new int[edges.length];
        var weights = graph.weighted() ? new double[edges.length] : null;
        double total = 0;
        for (int i = 0; i < edges.length; i++) {
            sources[i] = copy.getEdgeSource(edges[i]);
            targets[i] = copy.getEdgeTarget(edges[i]);
            double weight = copy.getEdgeWeight(edges[i]);
            total += weight;
            if (weights != null) {
                weights[i] = weight;
            }
        }
        return new Result.Pairs(sources, targets, weights, Map.of("total_weight", total));
    }

    /** The simple graph, each edge with the greatest weight of those it stands for. */
    private static Adjacency heaviest(Adjacency both, Adjacency simple) {
        var weights = new double[simple.size()];
        for (int v = 0; v < simple.nodeCount(); v++) {
            int i = both.offsets()[v];
            for (int s = simple.offsets()[v]; s < simple.offsets()[v + 1]; s++) {
                while (both.targets()[i] != simple.targets()[s]) {
                    i++;
                }
                while (i < both.offsets()[v + 1] && both.targets()[i] == simple.targets()[s]) {
                    weights[s] = Math.max(weights[s], both.weight(i++));
                }
            }
        }
        return new Adjacency(simple.offsets(), simple.targets(), weights);
    }
}
