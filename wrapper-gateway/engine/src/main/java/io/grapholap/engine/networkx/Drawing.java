package io.grapholap.engine.networkx;

import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Value;
import java.util.ArrayList;
import java.util.List;

/** A graph that a function returns; all of it is counted, and its beginning shown. */
final class Drawing {
    private final Budget budget;
    private final boolean directed;
    private final List<Value> nodes = new ArrayList<>();
    private final List<Value> edges = new ArrayList<>();
    private long nodeCount;
    private long edgeCount;

    Drawing(Call call, boolean directed) {
        this.budget = call.budget();
        this.directed = directed;
    }

    void node(Value node, long size) {
        nodeCount++;
        if (budget.take(size)) {
            nodes.add(node);
        }
    }

    void node(int node) {
        node(Values.node(node), 1);
    }

    void edge(Value edge) {
        edgeCount++;
        if (budget.take(1)) {
            edges.add(edge);
        }
    }

    void edge(int source, int target) {
        edge(Values.edge(source, target));
    }

    Value value() {
        return new Value.Graph(directed, nodeCount, edgeCount, nodes, edges);
    }

    /** The whole of a graph of ours, with weights if it has some. */
    static Value of(Call call, CsrGraph graph) {
        return of(call, graph, Values.range(graph.nodeCount()));
    }

    /** Some nodes of a graph and the edges between them. */
    static Value of(Call call, CsrGraph graph, int[] nodes) {
        var drawing = new Drawing(call, graph.directed());
        var kept = Values.set(nodes);
        kept.stream().forEach(drawing::node);
        var edges = Form.edges(graph);
        for (int i = 0; i < edges.size(); i++) {
            if (kept.get(edges.source(i)) && kept.get(edges.target(i))) {
                drawing.edge(
                        graph.weighted()
                                ? Values.edge(edges.source(i), edges.target(i), edges.weight(i))
                                : Values.edge(edges.source(i), edges.target(i)));
            }
        }
        return drawing.value();
    }
}
