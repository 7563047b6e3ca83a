package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Shortest paths from a node to a node, and what is said of all of them. */
final class ShortestPaths {
    private ShortestPaths() {}

    static List<NetworkXFunction> functions() {
        var functions = new ArrayList<NetworkXFunction>();
        functions.add(
                path("has_path", "Whether a path leads from a node to another")
                        .takes(Params.SOURCE, Params.TARGET)
                        .scalar(c ->
                                Values.scalar(
                                        Hops.reached(c, c.graph().out(), c.get(Params.SOURCE))
                                                .get(c.get(Params.TARGET)))));
        functions.add(
                path("shortest_path", "The shortest path; by node where an end is absent")
                        .takes(Params.MAYBE_SOURCE, Params.MAYBE_TARGET, Params.METHOD)
                        .weightIfNamed(Weights.ANY)
                        .dict(ShortestPaths::path));
        functions.add(
                path(
                                "shortest_path_length",
                                "Length of the shortest path; by node where an end is absent")
                        .takes(Params.MAYBE_SOURCE, Params.MAYBE_TARGET, Params.METHOD)
                        .weightIfNamed(Weights.ANY)
                        .dict(ShortestPaths::length));
        functions.add(
                path("bidirectional_shortest_path", "A path of fewest edges")
                        .takes(Params.SOURCE, Params.TARGET)
                        .list(ShortestPaths::fewest));
        for (var name : List.of("dijkstra_path", "astar_path", "bellman_ford_path")) {
            functions.add(
                    weighted(name, "The path of least weight")
                            .takes(Params.SOURCE, Params.TARGET)
                            .list(c -> Values.nodes(tree(c, name).path(c.get(Params.TARGET)))));
            functions.add(
                    weighted(name + "_length", "Weight of the path of least weight")
                            .takes(Params.SOURCE, Params.TARGET)
                            .scalar(c -> distance(tree(c, name), c.get(Params.TARGET))));
        }
        functions.add(
                weighted(
                                "bidirectional_dijkstra",
                                "Weight of the path of least weight, and the path")
                        .takes(Params.SOURCE, Params.TARGET)
                        .tuple(c -> {
                            var tree = tree(c, "dijkstra");
                            int target = c.get(Params.TARGET);
                            return Values.tuple(
                                    distance(tree, target), Values.nodes(tree.path(target)));
                        }));
        functions.add(
                path("average_shortest_path_length", "Mean length of the shortest paths")
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .scalar(ShortestPaths::average));
        return functions;
    }

    private static NetworkXFunction.Builder path(String name, String description) {
        return named(name, Category.PATHFINDING, description);
    }

    private static NetworkXFunction.Builder weighted(String name, String description) {
        return path(name, description)
                .weight(name.startsWith("bellman") ? Weights.ANY : Weights.NOT_NEGATIVE);
    }

    /** The tree from the source, which has the target in it. */
    private static Routes.Tree tree(Call call, String method) {
        int source = call.get(Params.SOURCE);
        var tree =
                method.startsWith("bellman")
                        ? Routes.bellmanFord(call, call.graph().out(), source)
                        : Routes.from(call, call.graph().out(), source);
        if (!tree.reaches(call.get(Params.TARGET))) {
            throw Faults.noPath();
        }
        return tree;
    }

    private static Value distance(Routes.Tree tree, int target) {
        return Values.scalar(tree.distance()[target]);
    }

    private static Value fewest(Call call) {
        int target = call.get(Params.TARGET);
        var tree = Hops.from(call, call.graph().out(), call.get(Params.SOURCE));
        if (tree.distance()[target] < 0) {
            throw Faults.noPath();
        }
        return Values.nodes(tree.path(target));
    }

    /** Trees from a node, or to it on the reversed graph. */
    private static Routes.Tree tree(Call call, int root, boolean towards) {
        var rows = towards ? call.graph().in() : call.graph().out();
        return call.get(Params.METHOD).equals("bellman-ford")
                ? Routes.bellmanFord(call, rows, root)
                : Routes.from(call, rows, root);
    }

    private static Value path(Call call) {
        requirePositive(call);
        return ends(
                call,
                (tree, v) -> Values.nodes(tree.path(v)),
                (tree, v) -> Values.nodes(reversed(tree.path(v))),
                tree -> v -> tree.path(v).length);
    }

    private static Value length(Call call) {
        requirePositive(call);
        return ends(call, ShortestPaths::distance, ShortestPaths::distance, _ -> _ -> 1);
    }

    /** Says something of a tree and one of its nodes. */
    private interface Say {
        Value of(Routes.Tree tree, int node);
    }

    private interface Size {
        ToDoubleFunction<Integer> of(Routes.Tree tree);
    }

    private static Value ends(Call call, Say forward, Say backward, Size size) {
        var source = call.find(Params.MAYBE_SOURCE);
        var target = call.find(Params.MAYBE_TARGET);
        if (source.isPresent() && target.isPresent()) {
            var tree = tree(call, source.get(), false);
            if (!tree.reaches(target.get())) {
                throw Faults.noPath();
            }
            return forward.of(tree, target.get());
        }
        if (source.isPresent()) {
            return row(call, tree(call, source.get(), false), forward, size);
        }
        if (target.isPresent()) {
            return row(call, tree(call, target.get(), true), backward, size);
        }
        return AllPairs.rows(call, v -> row(call, tree(call, v, false), forward, size), _ -> 0);
    }

    private static Value row(Call call, Routes.Tree tree, Say say, Size size) {
        return AllPairs.row(
                call,
                tree::reaches,
                v -> say.of(tree, v),
                v -> (long) size.of(tree).applyAsDouble(v));
    }

    private static void requirePositive(Call call) {
        var weights = call.graph().out().weights();
        if (weights != null
                && call.get(Params.METHOD).equals("dijkstra")
                && java.util.Arrays.stream(weights).anyMatch(w -> w < 0)) {
            throw Faults.refused("method", "Weights are negative, so method must be bellman-ford.");
        }
    }

    static int[] reversed(int[] path) {
        var turned = new int[path.length];
        for (int i = 0; i < path.length; i++) {
            turned[i] = path[path.length - 1 - i];
        }
        return turned;
    }

    private static Value average(Call call) {
        int n = call.n();
        if (n == 1) {
            return Values.scalar(0L);
        }
        double sum = 0;
        for (int v = 0; v < n; v++) {
            call.run().progress(v, n);
            var distance = Routes.from(call, call.graph().out(), v).distance();
            for (double d : distance) {
                if (d == Double.POSITIVE_INFINITY) {
                    throw Faults.notConnected();
                }
                sum += d;
            }
        }
        return Values.scalar(sum / ((double) n * (n - 1)));
    }
}
