package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.CsrGraph.Direction;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Value;
import java.util.BitSet;
import java.util.List;

/** Graphs made from the graph: parts of it, its reverse, its complement, its powers. */
final class Subgraphs {
    private static final Parameter<int[]> NBUNCH =
            new Parameter.Nodes("nbunch", true, "The nodes to keep");
    private static final Parameter<List<int[]>> EDGES =
            new Parameter.NodePairs("edges", true, "The edges to keep, as pairs of nodes");
    private static final Parameter<Double> RADIUS =
            Parameter.real("radius", 1, 0, Double.MAX_VALUE, "Greatest distance from the node");
    private static final Parameter<Boolean> CENTER =
            Parameter.flag("center", true, "Whether the node itself is part of it");
    private static final Parameter<Boolean> UNDIRECTED =
            Parameter.flag("undirected", false, "Whether edges lead both ways");
    private static final Parameter<Integer> POWER =
            new Parameter.Whole("k", null, 1, Integer.MAX_VALUE, true, "Most edges of a path");

    private Subgraphs() {}

    static List<NetworkXFunction> functions() {
        return List.of(
                of("subgraph", "Some nodes and the edges between them")
                        .takes(NBUNCH)
                        .weight(Weights.ANY)
                        .graph(c -> Drawing.of(c, c.graph(), c.get(NBUNCH))),
                of("induced_subgraph", "Some nodes and the edges between them")
                        .takes(NBUNCH)
                        .weight(Weights.ANY)
                        .graph(c -> Drawing.of(c, c.graph(), c.get(NBUNCH))),
                of("edge_subgraph", "Some edges and their nodes")
                        .merged()
                        .takes(EDGES)
                        .graph(Subgraphs::ofEdges),
                of("create_empty_copy", "The nodes without edges")
                        .orEmpty()
                        .graph(c -> new Picture(c).nodes().value()),
                of("reverse", "The graph with its edges turned around")
                        .directed()
                        .graph(c -> {
                            var picture = new Picture(c).nodes();
                            picture.edges((u, v) -> List.of(new int[] {v, u}));
                            return picture.value();
                        }),
                of("to_undirected", "The graph without directions")
                        .undirected()
                        .merged()
                        .orEmpty()
                        .graph(c -> Drawing.of(c, c.graph())),
                of("to_directed", "The graph with every edge in both directions")
                        .orEmpty()
                        .graph(Subgraphs::directed),
                of("complement", "The edges that are not there")
                        .merged()
                        .graph(Subgraphs::complement),
                of("power", "Edges between nodes that at most k edges part")
                        .undirected()
                        .merged()
                        .takes(POWER)
                        .graph(Subgraphs::power),
                of("ego_graph", "A node and what is near it")
                        .takes(Lists.N, RADIUS, CENTER, UNDIRECTED)
                        .attribute("distance", null, Weights.NOT_NEGATIVE)
                        .graph(Subgraphs::ego),
                of("moral_graph", "Without directions, parents of a node joined")
                        .directed()
                        .merged()
                        .graph(Subgraphs::moral));
    }

    private static NetworkXFunction.Builder of(String name, String description) {
        return named(name, Category.OTHER, description);
    }

    /** Some nodes of a graph, numbered anew in their order, and the edges between them. */
    static CsrGraph induced(CsrGraph graph, BitSet kept) {
        var number = new int[graph.nodeCount()];
        int next = 0;
        for (int v = kept.nextSetBit(0); v >= 0; v = kept.nextSetBit(v + 1)) {
            number[v] = next++;
        }
        var edges = new Edges(8, graph.weighted());
        var rows = graph.out();
        for (int v = kept.nextSetBit(0); v >= 0; v = kept.nextSetBit(v + 1)) {
            for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                int target = rows.targets()[i];
                if (kept.get(target) && (graph.directed() || target >= v)) {
                    edges.add(number[v], number[target], rows.weight(i));
                }
            }
        }
        return Form.made(next, edges, graph.directed() ? Direction.FORWARD : Direction.UNDIRECTED);
    }

    /** A drawing of the nodes of a call and of edges made from its edges. */
    private record Picture(Call call, Drawing drawing) {
        Picture(Call call) {
            this(call, new Drawing(call, call.graph().directed()));
        }

        interface Made {
            List<int[]> of(int source, int target);
        }

        Picture nodes() {
            for (int v = 0; v < call.n(); v++) {
                drawing.node(v);
            }
            return this;
        }

        void edges(Made made) {
            var edges = Form.edges(call.graph());
            for (int i = 0; i < edges.size(); i++) {
                made.of(edges.source(i), edges.target(i))
                        .forEach(edge -> drawing.edge(edge[0], edge[1]));
            }
        }

        Value value() {
            return drawing.value();
        }
    }

    private static Value ofEdges(Call call) {
        var drawing = new Drawing(call, call.graph().directed());
        var nodes = new BitSet();
        var pairs =
                call.get(EDGES).stream()
                        .filter(e -> Lists.joined(call.graph(), e[0], e[1]))
                        .toList();
        pairs.forEach(pair -> nodes.or(Values.set(pair)));
        nodes.stream().forEach(drawing::node);
        pairs.forEach(pair -> drawing.edge(pair[0], pair[1]));
        return drawing.value();
    }

    private static Value directed(Call call) {
        var drawing = new Drawing(call, true);
        for (int v = 0; v < call.n(); v++) {
            drawing.node(v);
        }
        var rows = call.graph().out();
        for (int v = 0; v < call.n(); v++) {
            for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                drawing.edge(v, rows.targets()[i]);
            }
        }
        return drawing.value();
    }

    private static Value complement(Call call) {
        var picture = new Picture(call).nodes();
        for (int u = 0; u < call.n(); u++) {
            call.run().check();
            var known = Values.set(Lists.row(call.graph().out(), u));
            int first = call.graph().directed() ? 0 : u + 1;
            for (int v = known.nextClearBit(first); v < call.n(); v = known.nextClearBit(v + 1)) {
                if (u != v) {
                    picture.drawing().edge(u, v);
                }
            }
        }
        return picture.value();
    }

    private static Value power(Call call) {
        var picture = new Picture(call).nodes();
        for (int u = 0; u < call.n(); u++) {
            var tree = Hops.from(call, call.graph().out(), new int[] {u}, call.get(POWER));
            for (int v = u + 1; v < call.n(); v++) {
                if (tree.distance()[v] > 0) {
                    picture.drawing().edge(u, v);
                }
            }
        }
        return picture.value();
    }

    private static Value ego(Call call) {
        boolean both = call.get(UNDIRECTED);
        int n = call.get(Lists.N);
        var rows = both ? call.graph().both() : call.graph().out();
        var near = Routes.from(call, rows, new int[] {n}, call.get(RADIUS));
        var kept = new BitSet();
        for (int v = 0; v < call.n(); v++) {
            kept.set(v, near.reaches(v) && (v != n || call.get(CENTER)));
        }
        return Drawing.of(call, call.graph(), kept.stream().toArray());
    }

    private static Value moral(Call call) {
        var drawing = new Drawing(call, false);
        for (int v = 0; v < call.n(); v++) {
            drawing.node(v);
        }
        var joined = new BitSet[call.n()];
        java.util.Arrays.setAll(joined, _ -> new BitSet());
        var edges = Form.edges(call.graph());
        for (int i = 0; i < edges.size(); i++) {
            join(joined, edges.source(i), edges.target(i));
        }
        var in = call.graph().in();
        for (int v = 0; v < call.n(); v++) {
            call.run().check(v);
            var parents = Lists.row(in, v);
            for (int i = 0; i < parents.length; i++) {
                for (int j = i + 1; j < parents.length; j++) {
                    join(joined, parents[i], parents[j]);
                }
            }
        }
        for (int v = 0; v < joined.length; v++) {
            int u = v;
            joined[v].stream().forEach(w -> drawing.edge(u, w));
        }
        return drawing.value();
    }

    private static void join(BitSet[] joined, int u, int v) {
        joined[Math.min(u, v)].set(Math.max(u, v));
    }
}
