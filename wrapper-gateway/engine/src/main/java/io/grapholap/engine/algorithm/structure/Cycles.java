package io.grapholap.engine.algorithm.structure;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.Algorithm;
import io.grapholap.engine.algorithm.AlgorithmSpec;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Returns;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Parameters;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.engine.algorithm.View;
import io.grapholap.engine.algorithm.jgrapht.Watched;
import java.util.ArrayList;
import java.util.List;
import org.jgrapht.alg.cycle.JohnsonSimpleCycles;
import org.jgrapht.alg.cycle.PatonCycleBase;

/** Cycles by JGraphT: Johnson (1975) for directed graphs, Paton (1969) for undirected ones. */
public final class Cycles implements Algorithm {
    private static final Parameter<Integer> LIMIT =
            Parameter.whole("limit", 1_000, 1, 100_000, "Cycles after which it stops.");

    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("cycles", "Cycles")
                .category(Category.OTHER)
                .description(
                        "The cycles of a graph, up to a limit.",
                        "In a directed graph all simple cycles, a self-loop being one of a single"
                                + " node; in an undirected one a basis of them. Parallel edges count"
                                + " once.")
                .parameters(LIMIT)
                .views(View.OUT, View.SIMPLE_OUT)
                .returns(Returns.GROUPS)
                .memory(Watched.BYTES_PER_NODE, Watched.BYTES_PER_EDGE)
                .maxEdges(200_000)
                .build();
    }

    /** Stops JGraphT, which would go on to the last one. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super(null, null, false, false);
        }
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        int limit = parameters.get(LIMIT);
        var cycles = new ArrayList<int[]>();
        try {
            loops(graph.out(), cycles, limit);
            if (graph.directed()) {
                var copy = Watched.directed(graph.simpleOut(), run);
                new JohnsonSimpleCycles<>(copy)
                        .findSimpleCycles(cycle -> add(cycles, cycle, limit));
            } else {
                var copy = Watched.undirected(graph.simple(), run);
                for (var edges : new PatonCycleBase<>(copy).getCycleBasis().getCycles()) {
                    add(cycles, edges.stream().map(copy::getEdgeSource).toList(), limit);
                }
            }
        } catch (Enough e) {
            return new Result.Groups(cycles);
        }
        return new Result.Groups(cycles);
    }

    private static void loops(Adjacency out, List<int[]> cycles, int limit) {
        for (int v = 0; v < out.nodeCount(); v++) {
            for (int i = out.offsets()[v]; i < out.offsets()[v + 1]; i++) {
                if (out.targets()[i] == v) {
                    add(cycles, List.of(v), limit);
                    break;
                }
            }
        }
    }

    private static void add(List<int[]> cycles, List<Integer> cycle, int limit) {
        if (cycles.size() == limit) {
            throw new Enough();
        }
        cycles.add(cycle.stream().mapToInt(Integer::intValue).toArray());
    }
}
