package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Value;
import java.util.List;

/** How much there is: nodes, edges, degrees, self-loops, isolates. */
final class Counting {
    private Counting() {}

    static List<NetworkXFunction> functions() {
        return List.of(
                named("number_of_nodes", Category.OTHER, "Number of nodes")
                        .orEmpty()
                        .scalar(c -> Values.scalar((long) c.n())),
                named("number_of_edges", Category.OTHER, "Number of edges")
                        .orEmpty()
                        .scalar(c -> Values.scalar((long) c.graph().edgeCount())),
                named("number_of_selfloops", Category.OTHER, "Number of self-loops")
                        .orEmpty()
                        .scalar(c -> Values.scalar((long) selfLoops(c).size())),
                named("number_of_isolates", Category.OTHER, "Number of nodes without edges")
                        .orEmpty()
                        .scalar(c -> Values.scalar((long) isolates(c).length)),
                named("is_directed", Category.OTHER, "Whether edges have a direction")
                        .orEmpty()
                        .scalar(c -> Values.scalar(c.graph().directed())),
                named("is_empty", Category.OTHER, "Whether there are no edges")
                        .orEmpty()
                        .scalar(c -> Values.scalar(c.graph().edgeCount() == 0)),
                named("density", Category.OTHER, "Share of the possible edges that are there")
                        .orEmpty()
                        .scalar(c -> Values.scalar(density(c.graph()))),
                named("degree", Category.OTHER, "Edges of each node; a self-loop counts twice")
                        .takes(Params.NBUNCH)
                        .weightIfNamed(Weights.ANY)
                        .scores(Counting::degree),
                named("degree_histogram", Category.OTHER, "Number of nodes of each degree")
                        .orEmpty()
                        .list(Counting::histogram),
                named("isolates", Category.OTHER, "Nodes without edges")
                        .orEmpty()
                        .list(c -> Values.nodes(isolates(c))),
                named("is_isolate", Category.OTHER, "Whether a node has no edges")
                        .takes(Lists.N)
                        .scalar(c -> Values.scalar(Degrees.all(c.graph())[c.get(Lists.N)] == 0)),
                named("nodes_with_selfloops", Category.OTHER, "Nodes with an edge to themselves")
                        .orEmpty()
                        .list(c -> Values.nodes(Values.set(selfLoops(c).sources()))),
                named("selfloop_edges", Category.OTHER, "Edges from a node to itself")
                        .orEmpty()
                        .list(c -> Lists.of(c, selfLoops(c))),
                named("is_weighted", Category.OTHER, "Whether every edge has a weight")
                        .weight(Weights.ANY)
                        .remark(
                                "An edge without the property counts 1, so it tells whether the"
                                        + " property is there at all.")
                        .scalar(c ->
                                Values.scalar(c.graph().weighted() && c.graph().edgeCount() > 0)),
                named("is_negatively_weighted", Category.OTHER, "Whether a weight is below 0")
                        .weight(Weights.ANY)
                        .scalar(c -> Values.scalar(negative(c.graph()))));
    }

    static double density(CsrGraph graph) {
        double n = graph.nodeCount();
        double m = graph.edgeCount();
        if (m == 0 || n <= 1) {
            return 0;
        }
        return (graph.directed() ? 1 : 2) * m / (n * (n - 1));
    }

    private static Value degree(Call call) {
        double[] degrees = Degrees.strengths(call.graph());
        return call.find(Params.NBUNCH)
                .map(nodes -> Values.dict(nodes, v -> Values.scalar(degrees[v])))
                .orElseGet(() -> Values.perNode(degrees));
    }

    private static Value histogram(Call call) {
        var degrees = Degrees.all(call.graph());
        int greatest = -1;
        for (int degree : degrees) {
            greatest = Math.max(greatest, degree);
        }
        var counts = new long[greatest + 1];
        for (int degree : degrees) {
            counts[degree]++;
        }
        var list = call.listing();
        for (long count : counts) {
            if (!list.add(Values.scalar(count), 1)) {
                break;
            }
        }
        return list.value();
    }

    private static int[] isolates(Call call) {
        var degrees = Degrees.all(call.graph());
        return java.util.stream.IntStream.range(0, call.n()).filter(v -> degrees[v] == 0).toArray();
    }

    static Edges selfLoops(Call call) {
        var rows = call.graph().out();
        var loops = new Edges(8, rows.weights() != null);
        for (int v = 0; v < call.n(); v++) {
            for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                if (rows.targets()[i] == v) {
                    loops.add(v, v, rows.weight(i));
                }
            }
        }
        return loops;
    }

    static boolean negative(CsrGraph graph) {
        var weights = graph.out().weights();
        return weights != null && java.util.Arrays.stream(weights).anyMatch(w -> w < 0);
    }
}
