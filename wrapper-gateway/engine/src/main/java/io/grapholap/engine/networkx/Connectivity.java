package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** What holds a graph together: bridges, cut nodes, blocks. */
final class Connectivity {
    private Connectivity() {}

    static List<NetworkXFunction> functions() {
        return List.of(
                of("bridges", "Edges whose loss parts a component")
                        .list(c -> Lists.of(c, bridges(c))),
                of("has_bridges", "Whether there is an edge whose loss parts a component")
                        .scalar(c -> Values.scalar(bridges(c).size() > 0)),
                of("local_bridges", "Edges whose ends share no neighbour, and the way around")
                        .merged()
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .list(Connectivity::localBridges),
                of("articulation_points", "Nodes whose loss parts a component")
                        .merged()
                        .list(c -> Values.nodes(cutNodes(c))),
                of("biconnected_components", "Groups that the loss of a node does not part")
                        .merged()
                        .list(c -> {
                            var list = c.listing();
                            for (var block : blocks(c)) {
                                var nodes = new BitSet();
                                block.forEach(edge -> nodes.or(Values.set(edge)));
                                if (!list.add(Values.nodes(nodes), nodes.cardinality())) {
                                    break;
                                }
                            }
                            return list.value();
                        }),
                of(
                                "biconnected_component_edges",
                                "Edges of the groups that the loss of a node does not part")
                        .merged()
                        .remark("Self-loops are left out.")
                        .list(c -> {
                            var list = c.listing();
                            for (var block : blocks(c)) {
                                var edges =
                                        block.stream().map(e -> Values.edge(e[0], e[1])).toList();
                                if (!list.add(Values.list(edges), edges.size())) {
                                    break;
                                }
                            }
                            return list.value();
                        }),
                of("is_biconnected", "Whether the loss of no node parts it")
                        .merged()
                        .scalar(c -> {
                            var blocks = blocks(c);
                            var nodes = new BitSet();
                            blocks.forEach(b -> b.forEach(e -> nodes.or(Values.set(e))));
                            return Values.scalar(
                                    blocks.size() == 1 && nodes.cardinality() == c.n());
                        }));
    }

    private static NetworkXFunction.Builder of(String name, String description) {
        return named(name, Category.COMMUNITY, description).undirected();
    }

    private static Edges bridges(Call call) {
        var edges = new Edges(8, false);
        if (call.algorithm("bridges", Map.of()) instanceof Result.Pairs pairs) {
            for (int i = 0; i < pairs.sources().length; i++) {
                edges.add(pairs.sources()[i], pairs.targets()[i]);
            }
        }
        return edges;
    }

    private static int[] cutNodes(Call call) {
        return call.algorithm("articulation_points", Map.of()) instanceof Result.Nodes(var nodes)
                ? nodes
                : new int[0];
    }

    private static Value localBridges(Call call) {
        var rows = call.graph().out();
        var simple = call.graph().simple();
        var list = call.listing();
        for (int u = 0; u < call.n(); u++) {
            for (int v : Lists.row(rows, u)) {
                boolean shares =
                        Clusters.shared(simple, u, v) > 0 || rows.has(u, u) || rows.has(v, v);
                if (v <= u || shares) {
                    continue;
                }
                double span = withoutEdge(call, u, v);
                if (!list.add(Values.edge(u, v, span), 1)) {
                    return list.value();
                }
            }
        }
        return list.value();
    }

    private static double withoutEdge(Call call, int u, int v) {
        var edges = Form.edges(call.graph());
        var left = new Edges(edges.size(), call.graph().weighted());
        for (int i = 0; i < edges.size(); i++) {
            if (edges.source(i) != u || edges.target(i) != v) {
                left.add(edges.source(i), edges.target(i), edges.weight(i));
            }
        }
        var graph =
                Form.made(
                        call.n(),
                        left,
                        io.grapholap.engine.algorithm.CsrGraph.Direction.UNDIRECTED);
        return Routes.from(call, graph.out(), u).distance()[v];
    }

    /** Edges by block, after Hopcroft and Tarjan (1973). */
    private static List<List<int[]>> blocks(Call call) {
        var rows = call.graph().simple();
        int n = call.n();
        var next = Arrays.copyOf(rows.offsets(), n);
        var found = new int[n];
        var low = new int[n];
        var parent = new int[n];
        Arrays.fill(parent, -1);
        var blocks = new ArrayList<List<int[]>>();
        var edges = new ArrayList<int[]>();
        int clock = 0;
        for (int root = 0; root < n; root++) {
            if (found[root] != 0) {
                continue;
            }
            var stack = new ArrayDeque<Integer>(List.of(root));
            found[root] = ++clock;
            low[root] = clock;
            while (!stack.isEmpty()) {
                int v = stack.element();
                call.run().check(clock);
                if (next[v] < rows.offsets()[v + 1]) {
                    int target = rows.targets()[next[v]++];
                    if (found[target] == 0) {
                        parent[target] = v;
                        found[target] = ++clock;
                        low[target] = clock;
                        edges.add(new int[] {v, target});
                        stack.push(target);
                    } else if (target != parent[v] && found[target] < found[v]) {
                        edges.add(new int[] {v, target});
                        low[v] = Math.min(low[v], found[target]);
                    }
                    continue;
                }
                stack.pop();
                int above = parent[v];
                if (above >= 0) {
                    low[above] = Math.min(low[above], low[v]);
                    if (low[v] >= found[above]) {
                        blocks.add(block(edges, above, v));
                    }
                }
            }
        }
        return blocks;
    }

    /** Takes the edges found since the edge into the block. */
    private static List<int[]> block(List<int[]> edges, int u, int v) {
        int from = edges.size() - 1;
        while (edges.get(from)[0] != u || edges.get(from)[1] != v) {
            from--;
        }
        var taken = edges.subList(from, edges.size());
        var block = List.copyOf(taken);
        taken.clear();
        return block;
    }
}
