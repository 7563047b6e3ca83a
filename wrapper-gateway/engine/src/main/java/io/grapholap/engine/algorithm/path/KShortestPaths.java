package io.grapholap.engine.algorithm.path;

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
import io.grapholap.engine.algorithm.jgrapht.Watched;
import java.util.ArrayList;
import java.util.List;
import org.jgrapht.alg.shortestpath.YenKShortestPath;

/** The k shortest ways between two nodes, by JGraphT's Yen (1971). */
public final class KShortestPaths implements Algorithm {
    private static final Parameter<Integer> K =
            Parameter.whole("k", 3, 1, 1_000, "How many ways to look for.");

    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("k_shortest_paths", "K shortest paths")
                .category(Category.PATHFINDING)
                .description(
                        "The k shortest ways between two nodes that visit no node twice.",
                        "Yen's algorithm along directed edges, shortest first. Of parallel edges the"
                                + " shortest counts.")
                .parameters(ShortestPath.SOURCE, ShortestPath.TARGET, K)
                .views(View.OUT)
                .weights(Weights.NOT_NEGATIVE)
                .returns(Returns.PATHS)
                .memory(Watched.BYTES_PER_NODE, Watched.BYTES_PER_EDGE)
                .maxEdges(500_000)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        int source = parameters.get(ShortestPath.SOURCE);
        int target = parameters.get(ShortestPath.TARGET);
        if (source == target) {
            return new Result.Paths(List.of(new Result.Path(new int[] {source}, 0)));
        }
        var rows = ShortestParallel.of(graph.out());
        var paths =
                new YenKShortestPath<>(
                                graph.directed()
                                        ? Watched.directed(rows, run)
                                        : Watched.undirected(rows, run))
                        .getPaths(source, target, parameters.get(K));
        var found = new ArrayList<Result.Path>();
        for (var path : paths) {
            found.add(
                    new Result.Path(
                            path.getVertexList().stream().mapToInt(Integer::intValue).toArray(),
                            path.getWeight()));
        }
        return new Result.Paths(found);
    }
}
