package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Breadth-first and depth-first search; neighbours come in the order of their edges. */
final class Traversals {
    private static final Parameter<Boolean> REVERSE =
            Parameter.flag("reverse", false, "Whether to go against the edges");
    private static final Parameter<int[]> SOURCES =
            new Parameter.Nodes("sources", true, "Where to begin");
    private static final Parameter<Integer> DISTANCE =
            new Parameter.Whole("distance", null, 0, Integer.MAX_VALUE, true, "In edges");

    private Traversals() {}

    static List<NetworkXFunction> functions() {
        return List.of(
                of("bfs_edges", "Edges of a breadth-first search")
                        .takes(Params.SOURCE, REVERSE, Params.DEPTH_LIMIT)
                        .list(c -> list(c, treeEdges(breadth(c)))),
                of("generic_bfs_edges", "Edges of a breadth-first search")
                        .takes(Params.SOURCE, Params.DEPTH_LIMIT)
                        .list(c -> list(c, treeEdges(breadth(c)))),
                of("bfs_tree", "Tree of a breadth-first search")
                        .takes(Params.SOURCE, REVERSE, Params.DEPTH_LIMIT)
                        .graph(c -> {
                            var tree = breadth(c);
                            return tree(c, tree.nodes(), treeEdges(tree));
                        }),
                of("bfs_predecessors", "From where a breadth-first search came to each node")
                        .takes(Params.SOURCE, Params.DEPTH_LIMIT)
                        .list(c -> pairs(c, treeEdges(breadth(c)), true)),
                of("bfs_successors", "Where a breadth-first search went from each node")
                        .takes(Params.SOURCE, Params.DEPTH_LIMIT)
                        .list(Traversals::breadthSuccessors),
                of("bfs_layers", "Nodes by their distance from the nearest of some")
                        .takes(SOURCES)
                        .list(c ->
                                layers(
                                        c,
                                        Hops.from(
                                                c,
                                                c.graph().out(),
                                                c.get(SOURCES),
                                                Integer.MAX_VALUE))),
                of("descendants_at_distance", "Nodes at a distance from a node")
                        .takes(Params.SOURCE, DISTANCE)
                        .list(Traversals::atDistance),
                of("dfs_edges", "Edges of a depth-first search")
                        .takes(Params.MAYBE_SOURCE, Params.DEPTH_LIMIT)
                        .list(c -> list(c, depth(c).edges())),
                of("dfs_tree", "Tree of a depth-first search")
                        .takes(Params.MAYBE_SOURCE, Params.DEPTH_LIMIT)
                        .graph(c -> {
                            var search = depth(c);
                            return tree(c, search.preorder(), search.edges());
                        }),
                of("dfs_predecessors", "From where a depth-first search came to each node")
                        .takes(Params.MAYBE_SOURCE, Params.DEPTH_LIMIT)
                        .dict(c -> {
                            var edges = depth(c).edges();
                            var parent = new int[c.n()];
                            Arrays.fill(parent, -1);
                            for (int[] edge : edges) {
                                parent[edge[1]] = edge[0];
                            }
                            return AllPairs.row(
                                    c, v -> parent[v] >= 0, v -> Values.node(parent[v]), _ -> 1);
                        }),
                of("dfs_successors", "Where a depth-first search went from each node")
                        .takes(Params.MAYBE_SOURCE, Params.DEPTH_LIMIT)
                        .dict(c -> {
                            var children = children(c, depth(c).edges());
                            return AllPairs.row(
                                    c,
                                    v -> !children.get(v).isEmpty(),
                                    v -> Values.list(children.get(v)),
                                    v -> children.get(v).size());
                        }),
                of("dfs_preorder_nodes", "Nodes as a depth-first search finds them")
                        .takes(Params.MAYBE_SOURCE, Params.DEPTH_LIMIT)
                        .list(c -> Values.nodes(depth(c).preorder())),
                of("dfs_postorder_nodes", "Nodes as a depth-first search leaves them")
                        .takes(Params.MAYBE_SOURCE, Params.DEPTH_LIMIT)
                        .list(c -> Values.nodes(depth(c).postorder())));
    }

    private static NetworkXFunction.Builder of(String name, String description) {
        return named(name, Category.TRAVERSAL, description);
    }

    private static Hops.Tree breadth(Call call) {
        boolean back = call.find(REVERSE).orElse(false);
        return Hops.from(
                call,
                back ? call.graph().in() : call.graph().out(),
                new int[] {call.get(Params.SOURCE)},
                call.find(Params.DEPTH_LIMIT).orElse(Integer.MAX_VALUE));
    }

    private static DepthFirst depth(Call call) {
        return DepthFirst.search(
                call,
                call.find(Params.MAYBE_SOURCE)
                        .map(s -> new int[] {s})
                        .orElseGet(() -> Values.range(call.n())),
                call.find(Params.DEPTH_LIMIT).orElse(Integer.MAX_VALUE));
    }

    private static List<int[]> treeEdges(Hops.Tree tree) {
        var edges = new ArrayList<int[]>();
        for (int v : tree.nodes()) {
            if (tree.parent()[v] >= 0) {
                edges.add(new int[] {tree.parent()[v], v});
            }
        }
        return edges;
    }

    private static Value list(Call call, List<int[]> edges) {
        return pairs(call, edges, false);
    }

    private static Value pairs(Call call, List<int[]> edges, boolean turned) {
        var list = call.listing();
        for (int[] edge : edges) {
            var pair = turned ? Values.edge(edge[1], edge[0]) : Values.edge(edge[0], edge[1]);
            if (!list.add(pair, 1)) {
                break;
            }
        }
        return list.value();
    }

    private static Value tree(Call call, int[] nodes, List<int[]> edges) {
        var drawing = new Drawing(call, true);
        for (int v : nodes) {
            drawing.node(v);
        }
        edges.forEach(edge -> drawing.edge(edge[0], edge[1]));
        return drawing.value();
    }

    private static List<List<Value>> children(Call call, List<int[]> edges) {
        var children = new ArrayList<List<Value>>();
        for (int v = 0; v < call.n(); v++) {
            children.add(new ArrayList<>());
        }
        edges.forEach(edge -> children.get(edge[0]).add(Values.node(edge[1])));
        return children;
    }

    private static Value breadthSuccessors(Call call) {
        var tree = breadth(call);
        var children = children(call, treeEdges(tree));
        var list = call.listing();
        for (int v : tree.nodes()) {
            var of = children.get(v);
            if (!of.isEmpty()
                    && !list.add(Values.tuple(Values.node(v), Values.list(of)), of.size())) {
                break;
            }
        }
        return list.value();
    }

    private static Value layers(Call call, Hops.Tree tree) {
        var list = call.listing();
        var nodes = tree.nodes();
        int from = 0;
        while (from < nodes.length) {
            int to = from;
            while (to < nodes.length
                    && tree.distance()[nodes[to]] == tree.distance()[nodes[from]]) {
                to++;
            }
            if (!list.add(Values.nodes(Arrays.copyOfRange(nodes, from, to)), to - from)) {
                break;
            }
            from = to;
        }
        return list.value();
    }

    private static Value atDistance(Call call) {
        var tree = Hops.from(call, call.graph().out(), call.get(Params.SOURCE));
        int distance = call.get(DISTANCE);
        return Values.nodes(
                Arrays.stream(tree.nodes())
                        .filter(v -> tree.distance()[v] == distance)
                        .sorted()
                        .toArray());
    }
}
