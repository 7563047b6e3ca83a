package io.grapholap.engine.algorithm.path;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.Algorithm;
import io.grapholap.engine.algorithm.AlgorithmFaults;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every shortest way between two nodes. */
public final class AllShortestPaths implements Algorithm {
    private static final Parameter<Integer> LIMIT =
            Parameter.whole("limit", 1_000, 1, 100_000, "Ways after which it stops.");

    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("all_shortest_paths", "All shortest paths")
                .category(Category.PATHFINDING)
                .description(
                        "Every shortest way between two nodes, up to a limit.",
                        "Along directed edges: the fewest edges, or the least sum of weights, which"
                                + " must be above 0 then. Parallel edges make one way, as in"
                                + " NetworkX. Ways come in the order of their nodes' numbers, seen"
                                + " from the target.")
                .parameters(ShortestPath.SOURCE, ShortestPath.TARGET, LIMIT)
                .views(View.OUT, View.IN)
                .weights(Weights.NOT_NEGATIVE)
                .returns(Returns.PATHS)
                .memory(40, 0)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        int source = parameters.get(ShortestPath.SOURCE);
        int target = parameters.get(ShortestPath.TARGET);
        var distances = distances(graph, source, target, run);
        if (distances[target] == Double.POSITIVE_INFINITY) {
            return new Result.Paths(List.of());
        }
        var ways = new Ways(graph.in(), distances, source, parameters.get(LIMIT), run);
        ways.back(target);
        return new Result.Paths(ways.found);
    }

    private static double[] distances(CsrGraph graph, int source, int target, Run run) {
        var distances = new double[graph.nodeCount()];
        if (graph.weighted()) {
            var weights = graph.out().weights();
            if (weights != null && Arrays.stream(weights).anyMatch(w -> w == 0)) {
                throw AlgorithmFaults.weights(0, "must be above 0 for all_shortest_paths");
            }
            var search = new Dijkstra(graph.out(), run);
            search.from(source, target);
            Arrays.setAll(distances, search::distance);
        } else {
            var depths = Bfs.depths(graph.out(), source, Integer.MAX_VALUE, run);
            Arrays.setAll(distances, v -> depths[v] < 0 ? Double.POSITIVE_INFINITY : depths[v]);
        }
        return distances;
    }

    /** Walks back from the target along edges that lie on shortest ways. */
    private static final class Ways {
        private final Adjacency in;
        private final double[] distances;
        private final int source;
        private final int limit;
        private final Run run;
        private final List<Result.Path> found = new ArrayList<>();

        Ways(Adjacency in, double[] distances, int source, int limit, Run run) {
            this.in = in;
            this.distances = distances;
            this.source = source;
            this.limit = limit;
            this.run = run;
        }

        void back(int target) {
            var way = new int[16];
            var next = new int[16];
            int size = 0;
            way[size] = target;
            next[size++] = in.offsets()[target];
            while (size > 0 && found.size() < limit) {
                run.check(next[size - 1]);
                int v = way[size - 1];
                if (v == source) {
                    found.add(new Result.Path(turned(way, size), distances[way[0]]));
                    size--;
                    continue;
                }
                int i = next[size - 1];
                int w = -1;
                while (i < in.offsets()[v + 1] && w < 0) {
                    boolean again = i > in.offsets()[v] && in.targets()[i] == in.targets()[i - 1];
                    w = onTheWay(v, i) && !(again && leadsBefore(v, i)) ? in.targets()[i] : -1;
                    i++;
                }
                next[size - 1] = i;
                if (w < 0) {
                    size--;
                } else {
                    if (size == way.length) {
                        way = Arrays.copyOf(way, 2 * size);
                        next = Arrays.copyOf(next, 2 * size);
                    }
                    way[size] = w;
                    next[size++] = in.offsets()[w];
                }
            }
        }

        private boolean onTheWay(int v, int i) {
            return distances[in.targets()[i]] + in.weight(i) == distances[v];
        }

        /** Whether an earlier parallel edge was on the way already; rows are sorted. */
        private boolean leadsBefore(int v, int i) {
            for (int j = i - 1; j >= in.offsets()[v] && in.targets()[j] == in.targets()[i]; j--) {
                if (onTheWay(v, j)) {
                    return true;
                }
            }
            return false;
        }

        private static int[] turned(int[] way, int size) {
            var copy = new int[size];
            for (int i = 0; i < size; i++) {
                copy[i] = way[size - 1 - i];
            }
            return copy;
        }
    }
}
