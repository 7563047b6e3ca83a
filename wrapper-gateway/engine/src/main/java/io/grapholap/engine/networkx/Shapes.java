package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Value;
import java.util.Arrays;
import java.util.List;

/** What shape a graph has: regular, a tree, a tournament, bipartite, and by how much. */
final class Shapes {
    private static final Parameter<Integer> K =
            new Parameter.Whole("k", null, 0, Integer.MAX_VALUE, true, "The degree of every node");

    private Shapes() {}

    static List<NetworkXFunction> functions() {
        return List.of(
                named("is_regular", Category.OTHER, "Whether all nodes have the same degree")
                        .scalar(c -> Values.scalar(isRegular(c.graph()))),
                named("is_k_regular", Category.OTHER, "Whether all nodes have degree k")
                        .undirected()
                        .takes(K)
                        .scalar(c -> {
                            int k = c.get(K);
                            return Values.scalar(
                                    Arrays.stream(Degrees.all(c.graph())).allMatch(d -> d == k));
                        }),
                named("is_tournament", Category.OTHER, "Whether one edge joins every two nodes")
                        .directed()
                        .merged()
                        .scalar(c -> Values.scalar(isTournament(c.graph()))),
                named("is_tree", Category.OTHER, "Whether it is connected and has no cycles")
                        .scalar(c -> Values.scalar(isTree(c))),
                named("is_forest", Category.OTHER, "Whether it has no cycles")
                        .scalar(c -> Values.scalar(isForest(c))),
                named("is_arborescence", Category.OTHER, "Whether it is a tree away from a root")
                        .directed()
                        .scalar(c -> Values.scalar(isTree(c) && greatestInDegree(c) <= 1)),
                named("is_branching", Category.OTHER, "Whether it is a forest away from roots")
                        .directed()
                        .scalar(c -> Values.scalar(isForest(c) && greatestInDegree(c) <= 1)),
                named("is_bipartite", Category.OTHER, "Whether two colours suffice")
                        .scalar(c -> Values.scalar(isBipartite(c.graph()))),
                named("overall_reciprocity", Category.OTHER, "Share of edges that go both ways")
                        .directed()
                        .merged()
                        .scalar(c -> Values.scalar(reciprocity(c.graph()))),
                named(
                                "reciprocity",
                                Category.OTHER,
                                "Share of edges that go both ways, by node if nodes are named")
                        .directed()
                        .merged()
                        .takes(Params.NODES)
                        .dict(Shapes::reciprocities),
                named(
                                "s_metric",
                                Category.OTHER,
                                "Sum of the products of the degrees of joined nodes")
                        .scalar(c -> Values.scalar(sMetric(c.graph()))),
                named("flow_hierarchy", Category.OTHER, "Share of edges that are in no cycle")
                        .directed()
                        .weightIfNamed(Weights.ANY)
                        .scalar(c -> Values.scalar(hierarchy(c))));
    }

    private static boolean isRegular(CsrGraph graph) {
        return graph.directed()
                ? same(Degrees.of(graph.in())) && same(Degrees.of(graph.out()))
                : same(Degrees.all(graph));
    }

    private static boolean same(int[] degrees) {
        return Arrays.stream(degrees).allMatch(d -> d == degrees[0]);
    }

    private static boolean isTournament(CsrGraph graph) {
        long n = graph.nodeCount();
        if (graph.edgeCount() != n * (n - 1) / 2) {
            return false;
        }
        var simple = graph.simple();
        return simple.size() == 2 * graph.edgeCount();
    }

    static boolean isTree(Call call) {
        return call.graph().edgeCount() == call.n() - 1 && components(call) == 1;
    }

    private static boolean isForest(Call call) {
        return call.graph().edgeCount() == call.n() - components(call);
    }

    private static long components(Call call) {
        return Components.count(Centralities.longs(call, call.graph(), "wcc"));
    }

    private static int greatestInDegree(Call call) {
        return Arrays.stream(Degrees.of(call.graph().in())).max().orElse(0);
    }

    /** Two-colours the nodes level by level. */
    static boolean isBipartite(CsrGraph graph) {
        var rows = graph.both();
        var colours = new byte[graph.nodeCount()];
        var queue = new int[colours.length];
        for (int start = 0; start < colours.length; start++) {
            if (colours[start] != 0) {
                continue;
            }
            int head = 0;
            int tail = 0;
            colours[start] = 1;
            queue[tail++] = start;
            while (head < tail) {
                int v = queue[head++];
                for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                    int target = rows.targets()[i];
                    if (colours[target] == colours[v]) {
                        return false;
                    }
                    if (colours[target] == 0) {
                        colours[target] = (byte) (3 - colours[v]);
                        queue[tail++] = target;
                    }
                }
            }
        }
        return true;
    }

    private static double reciprocity(CsrGraph graph) {
        if (graph.edgeCount() == 0) {
            throw Faults.graph("no edges", "must have edges");
        }
        long both = 0;
        var rows = graph.simpleOut();
        for (int v = 0; v < graph.nodeCount(); v++) {
            for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                both += rows.has(rows.targets()[i], v) ? 1 : 0;
            }
        }
        return both / (double) graph.edgeCount();
    }

    private static Value reciprocities(Call call) {
        var nodes = call.find(Params.NODES);
        if (nodes.isEmpty()) {
            return Values.scalar(reciprocity(call.graph()));
        }
        return Values.dict(
                nodes.get(),
                v -> {
                    var out = Values.set(Lists.row(call.graph().out(), v));
                    var in = Values.set(Lists.row(call.graph().in(), v));
                    int edges = out.cardinality() + in.cardinality();
                    out.and(in);
                    return edges == 0
                            ? Values.NONE
                            : Values.scalar(2.0 * out.cardinality() / edges);
                });
    }

    private static double sMetric(CsrGraph graph) {
        var degrees = Degrees.all(graph);
        var edges = Form.edges(graph);
        double sum = 0;
        for (int i = 0; i < edges.size(); i++) {
            sum += (double) degrees[edges.source(i)] * degrees[edges.target(i)];
        }
        return sum;
    }

    private static double hierarchy(Call call) {
        var edges = Form.edges(call.graph());
        if (edges.size() == 0) {
            throw Faults.graph("no edges", "must have edges");
        }
        var parts = Centralities.longs(call, call.graph(), "scc");
        double inside = 0;
        double all = 0;
        for (int i = 0; i < edges.size(); i++) {
            all += edges.weight(i);
            inside += parts[edges.source(i)] == parts[edges.target(i)] ? edges.weight(i) : 0;
        }
        return 1 - inside / all;
    }
}
