package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Cycles: all, a basis, one, the shortest, one of negative weight; and Euler's. */
final class Cycling {
    private static final Parameter<Integer> ROOT =
            new Parameter.Node("root", false, "Where to begin; absent: anywhere");

    private Cycling() {}

    static List<NetworkXFunction> functions() {
        return List.of(
                of("simple_cycles", "All cycles without repeated nodes")
                        .directed()
                        .merged()
                        .remark("The first 10,000 of them.")
                        .list(Cycling::all),
                of("recursive_simple_cycles", "All cycles without repeated nodes")
                        .directed()
                        .merged()
                        .remark("The first 10,000 of them.")
                        .list(Cycling::all),
                of("find_cycle", "One cycle, as edges")
                        .takes(Params.MAYBE_SOURCE)
                        .list(Cycling::one),
                of("girth", "Length of the shortest cycle")
                        .undirected()
                        .merged()
                        .scalar(c -> girth(c)),
                of("negative_edge_cycle", "Whether there is a cycle of negative weight")
                        .weight(Weights.ANY)
                        .scalar(c -> Values.scalar(hasNegative(c))),
                of("is_eulerian", "Whether a closed walk uses every edge once")
                        .scalar(c -> Values.scalar(isEulerian(c))),
                of("has_eulerian_path", "Whether a walk uses every edge once")
                        .scalar(c -> Values.scalar(hasPath(c))),
                of("is_semieulerian", "Whether a walk uses every edge once, but no closed one")
                        .scalar(c -> Values.scalar(hasPath(c) && !isEulerian(c))));
    }

    private static NetworkXFunction.Builder of(String name, String description) {
        return named(name, Category.PATHFINDING, description);
    }

    private static Value all(Call call) {
        var list = call.listing();
        if (call.algorithm("cycles", Map.of("limit", Budget.ITEMS))
                instanceof Result.Groups(var cycles)) {
            for (int[] cycle : cycles) {
                if (!list.add(Values.nodes(cycle), cycle.length)) {
                    break;
                }
            }
            if (cycles.size() >= Budget.ITEMS) {
                call.budget().end();
            }
        }
        return list.value();
    }

    /** A depth-first search to the first edge that leads back. */
    private static Value one(Call call) {
        var rows = call.graph().out();
        int n = call.n();
        var next = Arrays.copyOf(rows.offsets(), n);
        var place = new int[n];
        Arrays.fill(place, -2);
        var stack = new int[n + 1];
        boolean directed = call.graph().directed();
        for (int root :
                call.find(Params.MAYBE_SOURCE)
                        .map(s -> new int[] {s})
                        .orElseGet(() -> Values.range(n))) {
            if (place[root] != -2) {
                continue;
            }
            int depth = 0;
            stack[0] = root;
            place[root] = 0;
            var skipped = new boolean[n];
            while (depth >= 0) {
                int v = stack[depth];
                if (next[v] == rows.offsets()[v + 1]) {
                    place[v] = -1;
                    depth--;
                    continue;
                }
                int target = rows.targets()[next[v]++];
                boolean back = !directed && depth > 0 && stack[depth - 1] == target && !skipped[v];
                if (back) {
                    skipped[v] = true;
                } else if (place[target] >= 0) {
                    return ring(Arrays.copyOfRange(stack, place[target], depth + 1));
                } else if (place[target] == -2) {
                    stack[++depth] = target;
                    place[target] = depth;
                }
            }
        }
        throw Faults.graph("no cycle", "must have one that can be reached from source");
    }

    private static Value ring(int[] nodes) {
        var edges = new ArrayList<Value>();
        for (int i = 0; i < nodes.length; i++) {
            edges.add(Values.edge(nodes[i], nodes[(i + 1) % nodes.length]));
        }
        return Values.list(edges);
    }

    private static Value girth(Call call) {
        var rows = call.graph().out();
        double least = Double.POSITIVE_INFINITY;
        for (int root = 0; root < call.n(); root++) {
            var tree = Hops.from(call, rows, root);
            for (int v : tree.nodes()) {
                for (int target : Lists.row(rows, v)) {
                    if (target == v) {
                        return Values.scalar(1L);
                    }
                    if (tree.parent()[v] != target && tree.parent()[target] != v) {
                        least = Math.min(least, tree.distance()[v] + tree.distance()[target] + 1.0);
                    }
                }
            }
        }
        return Values.scalar(least);
    }

    /** Bellman and Ford's from all nodes at once: still improving after n rounds. */
    private static boolean hasNegative(Call call) {
        var edges = Form.edges(call.graph());
        if (!call.graph().directed()) {
            return Counting.negative(call.graph());
        }
        var distance = new double[call.n()];
        boolean improved = true;
        for (int round = 0; improved && round <= call.n(); round++) {
            call.run().check();
            improved = false;
            for (int i = 0; i < edges.size(); i++) {
                double way = distance[edges.source(i)] + edges.weight(i);
                if (way < distance[edges.target(i)]) {
                    distance[edges.target(i)] = way;
                    improved = true;
                }
            }
        }
        return improved;
    }

    private static boolean isEulerian(Call call) {
        var graph = call.graph();
        if (graph.directed()) {
            return Arrays.equals(Degrees.of(graph.in()), Degrees.of(graph.out()))
                    && parts(call, "scc") == 1;
        }
        return Arrays.stream(Degrees.all(graph)).allMatch(d -> d % 2 == 0)
                && parts(call, "wcc") == 1;
    }

    private static long parts(Call call, String algorithm) {
        return Components.count(Centralities.longs(call, call.graph(), algorithm));
    }

    private static boolean hasPath(Call call) {
        var graph = call.graph();
        if (isEulerian(call)) {
            return true;
        }
        if (!graph.directed()) {
            long odd = Arrays.stream(Degrees.all(graph)).filter(d -> d % 2 != 0).count();
            return odd == 2 && parts(call, "wcc") == 1;
        }
        var in = Degrees.of(graph.in());
        var out = Degrees.of(graph.out());
        int begins = 0;
        int ends = 0;
        for (int v = 0; v < in.length; v++) {
            begins += out[v] - in[v] == 1 ? 1 : 0;
            ends += in[v] - out[v] == 1 ? 1 : 0;
            if (Math.abs(in[v] - out[v]) > 1) {
                return false;
            }
        }
        return begins <= 1 && ends <= 1 && parts(call, "wcc") == 1;
    }
}
