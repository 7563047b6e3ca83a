package io.grapholap.engine.algorithm.structure;

import io.grapholap.engine.algorithm.Adjacency;
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
import java.util.stream.IntStream;

/** Edges without which a graph would fall apart. */
public final class Bridges implements Algorithm {
    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("bridges", "Bridges")
                .category(Category.OTHER)
                .description(
                        "Edges without which more nodes would be cut off from each other.",
                        "Directions are ignored. Parallel edges and pairs of opposite ones are no"
                                + " bridges, since one of them is left.")
                .views(View.BOTH, View.SIMPLE)
                .returns(Returns.PAIRS)
                .memory(32, 0)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        var points = new LowPoints(graph.simple(), run);
        var both = graph.both();
        var ends =
                IntStream.range(0, graph.nodeCount())
                        .filter(v -> points.hangs(v) && single(both, v, points.parent[v]))
                        .toArray();
        var sources = new int[ends.length];
        var targets = new int[ends.length];
        for (int i = 0; i < ends.length; i++) {
            sources[i] = Math.min(ends[i], points.parent[ends[i]]);
            targets[i] = Math.max(ends[i], points.parent[ends[i]]);
        }
        return new Result.Pairs(sources, targets, null, Map.of());
    }

    private static boolean single(Adjacency both, int v, int w) {
        int edges = 0;
        for (int i = both.offsets()[v]; i < both.offsets()[v + 1]; i++) {
            edges += both.targets()[i] == w ? 1 : 0;
        }
        return edges == 1;
    }
}
