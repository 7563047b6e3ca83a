package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Value;
import java.util.BitSet;
import java.util.List;

/** What there is: nodes, edges, neighbours, given paths. */
final class Lists {
    static final Parameter<Integer> N = Params.node("n", "The node");
    private static final Parameter<Integer> NODE = Params.node("node", "The node");
    private static final Parameter<int[]> PATH =
            new Parameter.Nodes("path", true, "Nodes, each joined to the next");
    private static final Parameter<int[]> ROUTE =
            new Parameter.Nodes("nodes", true, "Nodes in the order of the path");

    private Lists() {}

    static List<NetworkXFunction> functions() {
        return List.of(
                named("nodes", Category.OTHER, "All nodes")
                        .orEmpty()
                        .list(c -> Values.nodes(Values.range(c.n()))),
                named("edges", Category.OTHER, "All edges, or those that leave some nodes")
                        .orEmpty()
                        .takes(Params.NBUNCH)
                        .list(Lists::edges),
                named("to_edgelist", Category.OTHER, "All edges with their weights, if asked for")
                        .orEmpty()
                        .weight(Weights.ANY)
                        .list(Lists::weighted),
                named("neighbors", Category.OTHER, "Where the edges of a node lead")
                        .takes(N)
                        .list(c -> Values.nodes(row(c.graph().out(), c.get(N)))),
                named("all_neighbors", Category.OTHER, "Neighbours of a node by either direction")
                        .takes(NODE)
                        .remark("A node that edges join in both directions is there twice.")
                        .list(c -> allNeighbours(c, c.get(NODE))),
                named("non_neighbors", Category.OTHER, "Nodes that no edge of a node leads to")
                        .takes(NODE)
                        .list(c -> Values.nodes(strangers(c, c.get(NODE)))),
                named(
                                "common_neighbors",
                                Category.LINK_PREDICTION,
                                "Neighbours that two nodes share")
                        .undirected()
                        .takes(Params.U, Params.V)
                        .list(c -> Values.nodes(common(c, c.get(Params.U), c.get(Params.V)))),
                named("non_edges", Category.LINK_PREDICTION, "Pairs of nodes without an edge")
                        .list(Lists::nonEdges),
                named("to_dict_of_lists", Category.OTHER, "Neighbours of each node")
                        .list(Lists::adjacency),
                named("is_path", Category.PATHFINDING, "Whether each node is joined to the next")
                        .takes(PATH)
                        .scalar(c -> Values.scalar(isPath(c.graph().out(), c.get(PATH)))),
                named("path_weight", Category.PATHFINDING, "Sum of the weights along a path")
                        .takes(PATH)
                        .weight(Weights.ANY)
                        .scalar(c -> Values.scalar(weight(c.graph().out(), c.get(PATH)))),
                named(
                                "is_simple_path",
                                Category.PATHFINDING,
                                "Whether nodes are a path without repeats")
                        .takes(ROUTE)
                        .scalar(c -> Values.scalar(isSimplePath(c))));
    }

    /** Edges as pairs, as long as there is room. */
    static Value of(Call call, Edges edges) {
        var list = call.listing();
        for (int i = 0; i < edges.size(); i++) {
            if (!list.add(Values.edge(edges.source(i), edges.target(i)), 1)) {
                break;
            }
        }
        return list.value();
    }

    private static Value edges(Call call) {
        var wanted = call.find(Params.NBUNCH);
        if (wanted.isEmpty()) {
            return of(call, Form.edges(call.graph()));
        }
        var rows = call.graph().out();
        var seen = new BitSet();
        var found = new Edges(8, false);
        for (int v : wanted.get()) {
            for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                if (call.graph().directed() || !seen.get(rows.targets()[i])) {
                    found.add(v, rows.targets()[i]);
                }
            }
            seen.set(v);
        }
        return of(call, found);
    }

    private static Value weighted(Call call) {
        var edges = Form.edges(call.graph());
        var list = call.listing();
        for (int i = 0; i < edges.size(); i++) {
            var edge =
                    call.graph().weighted()
                            ? Values.edge(edges.source(i), edges.target(i), edges.weight(i))
                            : Values.edge(edges.source(i), edges.target(i));
            if (!list.add(edge, 1)) {
                break;
            }
        }
        return list.value();
    }

    /** Targets of one row, each once, in the order of the row. */
    static int[] row(Adjacency rows, int node) {
        return java.util.Arrays.stream(
                        rows.targets(), rows.offsets()[node], rows.offsets()[node + 1])
                .distinct()
                .toArray();
    }

    private static Value allNeighbours(Call call, int node) {
        var out = row(call.graph().out(), node);
        if (!call.graph().directed()) {
            return Values.nodes(out);
        }
        var in = row(call.graph().in(), node);
        return Values.nodes(
                java.util.stream.IntStream.concat(
                                java.util.Arrays.stream(in), java.util.Arrays.stream(out))
                        .toArray());
    }

    private static BitSet strangers(Call call, int node) {
        var strangers = new BitSet();
        strangers.set(0, call.n());
        strangers.clear(node);
        for (int neighbour : row(call.graph().out(), node)) {
            strangers.clear(neighbour);
        }
        return strangers;
    }

    private static BitSet common(Call call, int u, int v) {
        var shared = Values.set(row(call.graph().out(), u));
        shared.and(Values.set(row(call.graph().out(), v)));
        shared.clear(u);
        shared.clear(v);
        return shared;
    }

    private static Value nonEdges(Call call) {
        var list = call.listing();
        for (int u = 0; u < call.n(); u++) {
            call.run().check();
            var known = Values.set(row(call.graph().out(), u));
            int first = call.graph().directed() ? 0 : u + 1;
            for (int v = known.nextClearBit(first); v < call.n(); v = known.nextClearBit(v + 1)) {
                if (v != u && !list.add(Values.edge(u, v), 1)) {
                    return list.value();
                }
            }
        }
        return list.value();
    }

    private static Value adjacency(Call call) {
        var entries = new java.util.ArrayList<Value.Entry>();
        for (int v = 0; v < call.n(); v++) {
            var row = row(call.graph().out(), v);
            if (!call.budget().take(row.length)) {
                break;
            }
            entries.add(new Value.Entry(Values.node(v), Values.nodes(row)));
        }
        return new Value.Dict(entries);
    }

    private static boolean isPath(Adjacency rows, int[] path) {
        for (int i = 1; i < path.length; i++) {
            if (lightest(rows, path[i - 1], path[i]) == Double.POSITIVE_INFINITY) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSimplePath(Call call) {
        var nodes = call.get(ROUTE);
        return nodes.length > 0
                && Values.set(nodes).cardinality() == nodes.length
                && isPath(call.graph().out(), nodes);
    }

    private static double weight(Adjacency rows, int[] path) {
        double sum = 0;
        for (int i = 1; i < path.length; i++) {
            double weight = lightest(rows, path[i - 1], path[i]);
            if (weight == Double.POSITIVE_INFINITY) {
                throw Faults.refused(
                        "path",
                        "The path has no edge after its node number "
                                + i
                                + "; is_path tells whether there is one.");
            }
            sum += weight;
        }
        return sum;
    }

    /** The least weight of the edges between two nodes; infinite when there is none. */
    static double lightest(Adjacency rows, int from, int to) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = rows.offsets()[from]; i < rows.offsets()[from + 1]; i++) {
            if (rows.targets()[i] == to) {
                least = Math.min(least, rows.weight(i));
            }
        }
        return least;
    }

    /** Whether there is an edge. */
    static boolean joined(CsrGraph graph, int from, int to) {
        return lightest(graph.out(), from, to) < Double.POSITIVE_INFINITY;
    }
}
