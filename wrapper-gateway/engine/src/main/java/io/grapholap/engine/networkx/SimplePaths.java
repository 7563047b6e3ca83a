package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Paths without repeated nodes, as many as there is room for. */
final class SimplePaths {
    private SimplePaths() {}

    static List<NetworkXFunction> functions() {
        return List.of(
                of("all_simple_paths", "All paths between two nodes")
                        .takes(Params.SOURCE, Params.TARGET, Params.CUTOFF)
                        .list(c -> new Search(c, false).all()),
                of("all_simple_edge_paths", "All paths between two nodes, as edges")
                        .merged()
                        .takes(Params.SOURCE, Params.TARGET, Params.CUTOFF)
                        .list(c -> new Search(c, true).all()),
                of("shortest_simple_paths", "Paths between two nodes, the shortest first")
                        .merged()
                        .takes(Params.SOURCE, Params.TARGET)
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .remark("The first 1,000 of them.")
                        .list(SimplePaths::shortestFirst));
    }

    private static NetworkXFunction.Builder of(String name, String description) {
        return named(name, Category.PATHFINDING, description);
    }

    private static final int MOST = 1_000;

    private static Value shortestFirst(Call call) {
        int source = call.get(Params.SOURCE);
        int target = call.get(Params.TARGET);
        if (!Hops.reached(call, call.graph().out(), source).get(target)) {
            throw Faults.noPath();
        }
        var found =
                call.algorithm(
                        "k_shortest_paths", Map.of("source", source, "target", target, "k", MOST));
        var list = call.listing();
        if (found instanceof Result.Paths(var paths)) {
            for (var path : paths) {
                if (!list.add(Values.nodes(path.nodes()), path.nodes().length)) {
                    break;
                }
            }
            if (paths.size() == MOST) {
                call.budget().end();
            }
        }
        return list.value();
    }

    /** A depth-first search that forgets a node when it leaves it. */
    private static final class Search {
        private final Call call;
        private final Adjacency rows;
        private final boolean asEdges;
        private final int target;
        private final int cutoff;
        private final boolean[] used;
        private final int[] path;
        private final int[] next;
        private final Call.Listing list;

        Search(Call call, boolean asEdges) {
            this.call = call;
            this.rows = call.graph().out();
            this.asEdges = asEdges;
            this.target = call.get(Params.TARGET);
            this.cutoff = Math.min(call.find(Params.CUTOFF).orElse(call.n() - 1), call.n() - 1);
            this.used = new boolean[call.n()];
            this.path = new int[call.n() + 1];
            this.next = Arrays.copyOf(rows.offsets(), call.n());
            this.list = call.listing();
        }

        Value all() {
            int source = call.get(Params.SOURCE);
            path[0] = source;
            if (source == target) {
                found(0);
                return list.value();
            }
            used[source] = true;
            int depth = 0;
            for (int step = 0; depth >= 0; step++) {
                call.run().check(step);
                int v = path[depth];
                if (depth >= cutoff || next[v] == rows.offsets()[v + 1]) {
                    next[v] = rows.offsets()[v];
                    used[v] = false;
                    depth--;
                    continue;
                }
                int to = rows.targets()[next[v]++];
                if (used[to]) {
                    continue;
                }
                path[depth + 1] = to;
                if (to == target) {
                    if (!found(depth + 1)) {
                        break;
                    }
                } else {
                    used[to] = true;
                    depth++;
                }
            }
            return list.value();
        }

        private boolean found(int length) {
            if (!asEdges) {
                return list.add(Values.nodes(Arrays.copyOf(path, length + 1)), length + 1);
            }
            var edges = new ArrayList<Value>();
            for (int i = 0; i < length; i++) {
                edges.add(Values.edge(path[i], path[i + 1]));
            }
            return list.add(Values.list(edges), length);
        }
    }
}
