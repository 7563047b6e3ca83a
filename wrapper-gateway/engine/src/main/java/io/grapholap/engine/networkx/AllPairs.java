package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/** The families {@code single_source_*}, {@code multi_source_*} and {@code all_pairs_*}. */
final class AllPairs {
    private static final Parameter<int[]> SOURCES =
            new Parameter.Nodes("sources", true, "Where to begin");

    private AllPairs() {}

    static List<NetworkXFunction> functions() {
        var functions = new ArrayList<NetworkXFunction>();
        hops(functions);
        routes(functions, "dijkstra", Weights.NOT_NEGATIVE);
        routes(functions, "bellman_ford", Weights.ANY);
        multiSource(functions);
        for (var name : List.of("floyd_warshall", "johnson")) {
            functions.add(
                    path(
                                    name,
                                    name.equals("johnson")
                                            ? "Paths of least weight between all nodes"
                                            : "Least weights between all nodes")
                            .weight(Weights.ANY)
                            .dict(c -> matrix(c, name)));
        }
        functions.add(
                path("goldberg_radzik", "Predecessors and distances on paths of least weight")
                        .takes(Params.SOURCE)
                        .weight(Weights.ANY)
                        .tuple(AllPairs::goldbergRadzik));
        functions.add(
                path(
                                "dijkstra_predecessor_and_distance",
                                "All predecessors, and distances, on paths of least weight")
                        .takes(Params.SOURCE, Params.DISTANCE_CUTOFF)
                        .weight(Weights.NOT_NEGATIVE)
                        .tuple(c -> predecessors(c, tree(c, "dijkstra", c.get(Params.SOURCE)))));
        functions.add(
                path(
                                "bellman_ford_predecessor_and_distance",
                                "All predecessors, and distances, on paths of least weight")
                        .takes(Params.SOURCE)
                        .weight(Weights.ANY)
                        .tuple(c ->
                                predecessors(c, tree(c, "bellman_ford", c.get(Params.SOURCE)))));
        return functions;
    }

    private static NetworkXFunction.Builder path(String name, String description) {
        return named(name, Category.PATHFINDING, description);
    }

    private static void hops(List<NetworkXFunction> functions) {
        functions.add(
                path("single_source_shortest_path", "Paths of fewest edges from a node")
                        .takes(Params.SOURCE, Params.CUTOFF)
                        .dict(c -> paths(c, hops(c, c.get(Params.SOURCE), false), false)));
        functions.add(
                path("single_source_shortest_path_length", "Fewest edges from a node")
                        .takes(Params.SOURCE, Params.CUTOFF)
                        .remark("Written back, a node that is not reached has -1.")
                        .counts(c -> distances(hops(c, c.get(Params.SOURCE), false))));
        functions.add(
                path("single_target_shortest_path", "Paths of fewest edges to a node")
                        .takes(Params.TARGET, Params.CUTOFF)
                        .dict(c -> paths(c, hops(c, c.get(Params.TARGET), true), true)));
        functions.add(
                path("single_target_shortest_path_length", "Fewest edges to a node")
                        .takes(Params.TARGET, Params.CUTOFF)
                        .remark("Written back, a node that does not reach it has -1.")
                        .counts(c -> distances(hops(c, c.get(Params.TARGET), true))));
        functions.add(
                path("all_pairs_shortest_path", "Paths of fewest edges between all nodes")
                        .takes(Params.CUTOFF)
                        .dict(c -> rows(c, v -> paths(c, hops(c, v, false), false), _ -> 0)));
        functions.add(
                path("all_pairs_shortest_path_length", "Fewest edges between all nodes")
                        .takes(Params.CUTOFF)
                        .dict(c -> rows(c, v -> row(c, hops(c, v, false)), _ -> 0)));
    }

    private static void routes(List<NetworkXFunction> functions, String method, Weights rule) {
        boolean cuts = method.equals("dijkstra");
        Parameter<?>[] source =
                cuts
                        ? new Parameter<?>[] {Params.SOURCE, Params.DISTANCE_CUTOFF}
                        : new Parameter<?>[] {Params.SOURCE};
        Parameter<?>[] both =
                cuts
                        ? new Parameter<?>[] {
                            Params.SOURCE, Params.MAYBE_TARGET, Params.DISTANCE_CUTOFF
                        }
                        : new Parameter<?>[] {Params.SOURCE, Params.MAYBE_TARGET};
        Parameter<?>[] none =
                cuts ? new Parameter<?>[] {Params.DISTANCE_CUTOFF} : new Parameter<?>[] {};
        functions.add(
                path("single_source_" + method, "Least weights from a node, and the paths")
                        .takes(both)
                        .weight(rule)
                        .tuple(c -> both(c, tree(c, method, c.get(Params.SOURCE)))));
        functions.add(
                path("single_source_" + method + "_path", "Paths of least weight from a node")
                        .takes(source)
                        .weight(rule)
                        .dict(c -> paths(c, tree(c, method, c.get(Params.SOURCE)))));
        functions.add(
                path("single_source_" + method + "_path_length", "Least weights from a node")
                        .takes(source)
                        .weight(rule)
                        .remark("Written back, a node that is not reached has infinity.")
                        .scores(c ->
                                Values.reached(tree(c, method, c.get(Params.SOURCE)).distance())));
        functions.add(
                path("all_pairs_" + method + "_path", "Paths of least weight between all nodes")
                        .takes(none)
                        .weight(rule)
                        .dict(c -> rows(c, v -> paths(c, tree(c, method, v)), _ -> 0)));
        functions.add(
                path("all_pairs_" + method + "_path_length", "Least weights between all nodes")
                        .takes(none)
                        .weight(rule)
                        .dict(c -> rows(c, v -> lengths(c, tree(c, method, v)), _ -> 0)));
        if (cuts) {
            functions.add(
                    path("all_pairs_dijkstra", "Least weights between all nodes, and the paths")
                            .takes(none)
                            .weight(rule)
                            .dict(c ->
                                    rows(
                                            c,
                                            v -> {
                                                var tree = tree(c, method, v);
                                                return Values.tuple(
                                                        lengths(c, tree), paths(c, tree));
                                            },
                                            _ -> 0)));
        }
    }

    private static void multiSource(List<NetworkXFunction> functions) {
        functions.add(
                path(
                                "multi_source_dijkstra",
                                "Least weights from the nearest of some nodes, and the paths")
                        .takes(SOURCES, Params.MAYBE_TARGET, Params.DISTANCE_CUTOFF)
                        .weight(Weights.NOT_NEGATIVE)
                        .tuple(c -> both(c, fromAny(c))));
        functions.add(
                path(
                                "multi_source_dijkstra_path",
                                "Paths of least weight from the nearest of some nodes")
                        .takes(SOURCES, Params.DISTANCE_CUTOFF)
                        .weight(Weights.NOT_NEGATIVE)
                        .dict(c -> paths(c, fromAny(c))));
        functions.add(
                path(
                                "multi_source_dijkstra_path_length",
                                "Least weights from the nearest of some nodes")
                        .takes(SOURCES, Params.DISTANCE_CUTOFF)
                        .weight(Weights.NOT_NEGATIVE)
                        .remark("Written back, a node that is not reached has infinity.")
                        .scores(c -> Values.reached(fromAny(c).distance())));
    }

    private static Routes.Tree fromAny(Call call) {
        return Routes.from(call, call.graph().out(), call.get(SOURCES), cutoff(call));
    }

    private static double cutoff(Call call) {
        return call.find(Params.DISTANCE_CUTOFF).orElse(Double.POSITIVE_INFINITY);
    }

    private static Routes.Tree tree(Call call, String method, int source) {
        return method.equals("dijkstra")
                ? Routes.from(call, call.graph().out(), new int[] {source}, cutoff(call))
                : Routes.bellmanFord(call, call.graph().out(), source);
    }

    private static Hops.Tree hops(Call call, int root, boolean towards) {
        return Hops.from(
                call,
                towards ? call.graph().in() : call.graph().out(),
                new int[] {root},
                call.find(Params.CUTOFF).orElse(Integer.MAX_VALUE));
    }

    private static Value distances(Hops.Tree tree) {
        return Values.reached(Hops.longs(tree.distance()));
    }

    private static Value row(Call call, Hops.Tree tree) {
        return row(
                call,
                v -> tree.distance()[v] >= 0,
                v -> Values.scalar((long) tree.distance()[v]),
                _ -> 1);
    }

    private static Value paths(Call call, Hops.Tree tree, boolean towards) {
        return row(
                call,
                v -> tree.distance()[v] >= 0,
                v -> Values.nodes(towards ? ShortestPaths.reversed(tree.path(v)) : tree.path(v)),
                v -> tree.distance()[v] + 1);
    }

    static Value lengths(Call call, Routes.Tree tree) {
        return row(call, tree::reaches, v -> Values.scalar(tree.distance()[v]), _ -> 1);
    }

    private static Value paths(Call call, Routes.Tree tree) {
        return row(call, tree::reaches, v -> Values.nodes(tree.path(v)), v -> tree.path(v).length);
    }

    private static Value both(Call call, Routes.Tree tree) {
        var target = call.find(Params.MAYBE_TARGET);
        if (target.isEmpty()) {
            return Values.tuple(lengths(call, tree), paths(call, tree));
        }
        if (!tree.reaches(target.get())) {
            throw Faults.noPath();
        }
        return Values.tuple(
                Values.scalar(tree.distance()[target.get()]),
                Values.nodes(tree.path(target.get())));
    }

    private static Value predecessors(Call call, Routes.Tree tree) {
        var lists =
                Routes.predecessors(call.graph().in(), tree.distance(), call.get(Params.SOURCE));
        return Values.tuple(
                row(call, tree::reaches, v -> Values.nodes(lists.get(v)), v -> lists.get(v).length),
                lengths(call, tree));
    }

    private static Value goldbergRadzik(Call call) {
        var tree = Routes.bellmanFord(call, call.graph().out(), call.get(Params.SOURCE));
        return Values.tuple(
                row(
                        call,
                        tree::reaches,
                        v -> tree.parent()[v] < 0 ? Values.NONE : Values.node(tree.parent()[v]),
                        _ -> 1),
                lengths(call, tree));
    }

    private static Value matrix(Call call, String name) {
        return rows(
                call,
                v -> {
                    var tree = Routes.bellmanFord(call, call.graph().out(), v);
                    return name.equals("johnson")
                            ? paths(call, tree)
                            : row(call, _ -> true, w -> Values.scalar(tree.distance()[w]), _ -> 1);
                },
                _ -> 0);
    }

    /** A dict with a value for every node, until the budget is used up. */
    static Value rows(Call call, IntFunction<Value> value, IntToLongFunction size) {
        return row(call, _ -> true, value, size);
    }

    /** A dict of the nodes that are reached, until the budget is used up. */
    static Value row(
            Call call, IntPredicate reached, IntFunction<Value> value, IntToLongFunction size) {
        var entries = new ArrayList<Value.Entry>();
        for (int v = 0; v < call.n(); v++) {
            call.run().check();
            if (!reached.test(v)) {
                continue;
            }
            long taken = size.applyAsLong(v);
            if (!call.budget().take(taken)) {
                break;
            }
            entries.add(new Value.Entry(Values.node(v), value.apply(v)));
        }
        return new Value.Dict(entries);
    }
}
