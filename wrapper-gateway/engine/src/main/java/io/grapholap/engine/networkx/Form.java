package io.grapholap.engine.networkx;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.AlgorithmFaults;
import io.grapholap.engine.algorithm.CsrGraph;
import java.util.Arrays;

/**
 * The kind of graph that a function is defined for. A graph of another kind is made into it: every
 * edge loses its direction, parallel edges become one whose weight is their sum.
 *
 * @param merged without parallel edges, as NetworkX's {@code Graph} and {@code DiGraph}
 * @param mayBeEmpty whether a graph without nodes has an answer
 */
record Form(Direction direction, boolean merged, boolean mayBeEmpty) {
    enum Direction {
        ANY,
        DIRECTED,
        UNDIRECTED
    }

    static final Form ANY = new Form(Direction.ANY, false, false);

    Form with(Direction wanted) {
        return new Form(wanted, merged, mayBeEmpty);
    }

    Form withoutParallelEdges() {
        return new Form(direction, true, mayBeEmpty);
    }

    Form orEmpty() {
        return new Form(direction, merged, true);
    }

    /**
     * @throws io.grapholap.common.error.PlatformException when the graph cannot be made into it
     */
    CsrGraph of(CsrGraph graph) {
        if (graph.nodeCount() == 0 && !mayBeEmpty) {
            throw AlgorithmFaults.graph("no nodes", "must have at least one node; choose labels");
        }
        if (direction == Direction.DIRECTED && !graph.directed()) {
            throw AlgorithmFaults.graph(
                    "an undirected graph", "must be directed; leave direction out");
        }
        boolean turns = direction == Direction.UNDIRECTED && graph.directed();
        var made =
                turns
                        ? made(graph.nodeCount(), edges(graph), CsrGraph.Direction.UNDIRECTED)
                        : graph;
        return merged && hasParallelEdges(made) ? merged(made) : made;
    }

    /** Whether two edges join the same nodes in the same direction. */
    static boolean hasParallelEdges(CsrGraph graph) {
        var rows = graph.out();
        var seenBy = new int[graph.nodeCount()];
        Arrays.fill(seenBy, -1);
        for (int v = 0; v < seenBy.length; v++) {
            for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                int target = rows.targets()[i];
                if (seenBy[target] == v) {
                    return true;
                }
                seenBy[target] = v;
            }
        }
        return false;
    }

    /** The edges of a graph, an undirected one once. */
    static Edges edges(CsrGraph graph) {
        var rows = graph.out();
        var edges = new Edges(graph.edgeCount(), rows.weights() != null);
        for (int v = 0; v < graph.nodeCount(); v++) {
            for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                if (graph.directed() || rows.targets()[i] >= v) {
                    edges.add(v, rows.targets()[i], rows.weight(i));
                }
            }
        }
        return edges;
    }

    static CsrGraph made(int nodes, Edges edges, CsrGraph.Direction direction) {
        return CsrGraph.of(nodes, edges.sources(), edges.targets(), edges.weights(), direction);
    }

    private static CsrGraph merged(CsrGraph graph) {
        int n = graph.nodeCount();
        Adjacency rows = graph.out();
        var at = new int[n];
        Arrays.fill(at, -1);
        var edges = new Edges(graph.edgeCount(), rows.weights() != null);
        for (int v = 0; v < n; v++) {
            int first = edges.size();
            for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                int target = rows.targets()[i];
                if (!graph.directed() && target < v) {
                    continue;
                }
                if (at[target] >= first) {
                    edges.addWeight(at[target], rows.weight(i));
                } else {
                    at[target] = edges.size();
                    edges.add(v, target, rows.weight(i));
                }
            }
        }
        var kind = graph.directed() ? CsrGraph.Direction.FORWARD : CsrGraph.Direction.UNDIRECTED;
        return made(n, edges, kind);
    }
}
