package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Value;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;

/** Groups in which everybody is joined to everybody. */
final class Cliquing {
    private static final int MOST = 1_000_000;

    private Cliquing() {}

    static List<NetworkXFunction> functions() {
        return List.of(
                of("find_cliques", "All cliques that no node can be added to").list(Cliquing::list),
                of("find_cliques_recursive", "All cliques that no node can be added to")
                        .list(Cliquing::list),
                of("enumerate_all_cliques", "All cliques, small ones first").list(Cliquing::every),
                of("node_clique_number", "Size of the greatest clique with the node")
                        .takes(Params.NODES)
                        .counts(c -> perNode(c, true)),
                of("number_of_cliques", "Number of maximal cliques with the node")
                        .takes(Params.NODES)
                        .counts(c -> perNode(c, false)));
    }

    private static NetworkXFunction.Builder of(String name, String description) {
        return named(name, Category.COMMUNITY, description).undirected().merged();
    }

    private static List<int[]> cliques(Call call, int limit) {
        return call.algorithm("cliques", Map.of("limit", limit)) instanceof Result.Groups(var all)
                ? all
                : List.of();
    }

    private static Value list(Call call) {
        var list = call.listing();
        for (int[] clique : cliques(call, Budget.ITEMS)) {
            if (!list.add(Values.nodes(clique), clique.length)) {
                break;
            }
        }
        return list.value();
    }

    private static Value perNode(Call call, boolean greatest) {
        var cliques = cliques(call, MOST);
        if (cliques.size() >= MOST) {
            throw Faults.graph(
                    "more than " + MOST + " cliques", "must have fewer; choose fewer labels");
        }
        var values = new long[call.n()];
        for (int[] clique : cliques) {
            for (int v : clique) {
                values[v] = greatest ? Math.max(values[v], clique.length) : values[v] + 1;
            }
        }
        return call.find(Params.NODES)
                .map(nodes -> Values.dict(nodes, v -> Values.scalar(values[v])))
                .orElseGet(() -> Values.perNode(values));
    }

    /** Grows each clique by later nodes that all of it is joined to. */
    private static Value every(Call call) {
        var rows = call.graph().simple();
        var list = call.listing();
        var queue = new ArrayDeque<int[]>();
        for (int v = 0; v < call.n(); v++) {
            queue.add(new int[] {v});
        }
        while (!queue.isEmpty()) {
            call.run().check();
            var clique = queue.remove();
            if (!list.add(Values.nodes(clique), clique.length)) {
                break;
            }
            int last = clique[clique.length - 1];
            for (int i = rows.offsets()[last]; i < rows.offsets()[last + 1]; i++) {
                int v = rows.targets()[i];
                if (v > last && java.util.Arrays.stream(clique).allMatch(u -> rows.has(u, v))) {
                    var greater = java.util.Arrays.copyOf(clique, clique.length + 1);
                    greater[clique.length] = v;
                    queue.add(greater);
                }
            }
        }
        return list.value();
    }
}
