package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Value;
import java.util.List;
import java.util.Map;

/** Spanning trees, cells, layers around nodes. */
final class Trees {
    private static final io.grapholap.engine.algorithm.Parameter<int[]> CENTERS =
            new io.grapholap.engine.algorithm.Parameter.Nodes(
                    "center_nodes", true, "The centres of the cells");

    private Trees() {}

    static List<NetworkXFunction> functions() {
        return List.of(
                of("minimum_spanning_tree", "The lightest edges that hold every component together")
                        .graph(c -> tree(c, "minimum")),
                of("maximum_spanning_tree", "The heaviest edges of a tree for every component")
                        .graph(c -> tree(c, "maximum")),
                of(
                                "minimum_spanning_edges",
                                "The lightest edges that hold every component together")
                        .list(c -> edges(c, "minimum")),
                of("maximum_spanning_edges", "The heaviest edges of a tree for every component")
                        .list(c -> edges(c, "maximum")),
                named("voronoi_cells", Category.COMMUNITY, "Nodes by the centre that is nearest")
                        .takes(CENTERS)
                        .weight(Weights.NOT_NEGATIVE)
                        .remark("Nodes that no centre reaches are under the key unreachable.")
                        .dict(Trees::cells));
    }

    private static NetworkXFunction.Builder of(String name, String description) {
        return named(name, Category.OTHER, description).undirected().weight(Weights.ANY);
    }

    private static Result.Pairs forest(Call call, String optimum) {
        if (call.algorithm("minimum_spanning_tree", Map.of("optimum", optimum))
                instanceof Result.Pairs pairs) {
            return pairs;
        }
        throw new IllegalStateException("no forest");
    }

    private static Value edge(Call call, Result.Pairs forest, int i) {
        int u = Math.min(forest.sources()[i], forest.targets()[i]);
        int v = Math.max(forest.sources()[i], forest.targets()[i]);
        var weights = forest.values();
        return call.graph().weighted() && weights != null
                ? Values.edge(u, v, weights[i])
                : Values.edge(u, v);
    }

    private static Value edges(Call call, String optimum) {
        var forest = forest(call, optimum);
        var list = call.listing();
        for (int i = 0; i < forest.sources().length; i++) {
            if (!list.add(edge(call, forest, i), 1)) {
                break;
            }
        }
        return list.value();
    }

    private static Value tree(Call call, String optimum) {
        var forest = forest(call, optimum);
        var drawing = new Drawing(call, false);
        for (int v = 0; v < call.n(); v++) {
            drawing.node(v);
        }
        for (int i = 0; i < forest.sources().length; i++) {
            drawing.edge(edge(call, forest, i));
        }
        return drawing.value();
    }

    private static Value cells(Call call) {
        var centers = call.get(CENTERS);
        var tree = Routes.from(call, call.graph().out(), centers, Double.POSITIVE_INFINITY);
        var cell = new java.util.HashMap<Integer, java.util.BitSet>();
        var lost = new java.util.BitSet();
        for (int center : centers) {
            cell.put(center, new java.util.BitSet());
        }
        for (int v = 0; v < call.n(); v++) {
            int root = tree.path(v)[0];
            var members = tree.reaches(v) ? cell.get(root) : lost;
            if (members != null) {
                members.set(v);
            }
        }
        var entries = new java.util.ArrayList<Value.Entry>();
        for (int center : centers) {
            var members = cell.getOrDefault(center, lost);
            if (call.budget().take(members.cardinality())) {
                entries.add(new Value.Entry(Values.node(center), Values.nodes(members)));
            }
        }
        if (!lost.isEmpty() && call.budget().take(lost.cardinality())) {
            entries.add(new Value.Entry(Values.scalar("unreachable"), Values.nodes(lost)));
        }
        return new Value.Dict(entries);
    }
}
