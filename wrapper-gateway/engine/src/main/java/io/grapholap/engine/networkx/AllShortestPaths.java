package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** All shortest paths where there are several, and the nodes before each node on them. */
final class AllShortestPaths {
    private AllShortestPaths() {}

    static List<NetworkXFunction> functions() {
        return List.of(
                path("all_shortest_paths", "All shortest paths between two nodes")
                        .takes(Params.SOURCE, Params.TARGET, Params.METHOD)
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .list(AllShortestPaths::all),
                path(
                                "single_source_all_shortest_paths",
                                "All shortest paths from a node, by target")
                        .takes(Params.SOURCE, Params.METHOD)
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .dict(c -> allFrom(c, c.get(Params.SOURCE))),
                path("all_pairs_all_shortest_paths", "All shortest paths, by source and target")
                        .takes(Params.METHOD)
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .dict(c -> AllPairs.rows(c, v -> allFrom(c, v), _ -> 0)),
                path("predecessor", "Predecessors of each node on paths of fewest edges")
                        .takes(Params.SOURCE, Params.MAYBE_TARGET, Params.CUTOFF)
                        .dict(AllShortestPaths::predecessors));
    }

    private static NetworkXFunction.Builder path(String name, String description) {
        return named(name, Category.PATHFINDING, description);
    }

    private static Value all(Call call) {
        int source = call.get(Params.SOURCE);
        int target = call.get(Params.TARGET);
        var tree = Routes.from(call, call.graph().out(), source);
        if (!tree.reaches(target)) {
            throw Faults.noPath();
        }
        var before = Routes.predecessors(call.graph().in(), tree.distance(), source);
        return paths(call, before, source, target);
    }

    private static Value allFrom(Call call, int source) {
        var tree = Routes.from(call, call.graph().out(), source);
        var before = Routes.predecessors(call.graph().in(), tree.distance(), source);
        return AllPairs.row(call, tree::reaches, v -> paths(call, before, source, v), _ -> 0);
    }

    /** Walks back from the target by all predecessors; weights of 0 make no circles. */
    private static Value paths(Call call, List<int[]> before, int source, int target) {
        var list = call.listing();
        var stack = new ArrayDeque<int[]>();
        stack.push(new int[] {target});
        for (int step = 0; !stack.isEmpty(); step++) {
            call.run().check(step);
            var path = stack.pop();
            if (path[0] == source) {
                if (!list.add(Values.nodes(path), path.length)) {
                    break;
                }
                continue;
            }
            for (int from : before.get(path[0])) {
                if (!contains(path, from)) {
                    var longer = new int[path.length + 1];
                    longer[0] = from;
                    System.arraycopy(path, 0, longer, 1, path.length);
                    stack.push(longer);
                }
            }
        }
        return list.value();
    }

    private static boolean contains(int[] path, int node) {
        for (int v : path) {
            if (v == node) {
                return true;
            }
        }
        return false;
    }

    private static Value predecessors(Call call) {
        int source = call.get(Params.SOURCE);
        int cutoff = call.find(Params.CUTOFF).orElse(Integer.MAX_VALUE);
        var rows = call.graph().out();
        var tree = Hops.from(call, rows, new int[] {source}, cutoff);
        var lists = new ArrayList<List<Value>>();
        for (int v = 0; v < call.n(); v++) {
            lists.add(new ArrayList<>());
        }
        for (int v : tree.nodes()) {
            for (int target : Lists.row(rows, v)) {
                if (tree.distance()[target] == tree.distance()[v] + 1) {
                    lists.get(target).add(Values.node(v));
                }
            }
        }
        var target = call.find(Params.MAYBE_TARGET);
        if (target.isPresent()) {
            return Values.list(lists.get(target.get()));
        }
        return AllPairs.row(
                call,
                v -> tree.distance()[v] >= 0,
                v -> Values.list(lists.get(v)),
                v -> lists.get(v).size());
    }
}
