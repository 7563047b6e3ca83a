package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Flows, cuts and connectivity, by our maximum flow. */
final class Flows {
    private static final Parameter<Integer> FROM = Params.node("_s", "Where the flow begins");
    private static final Parameter<Integer> TO = Params.node("_t", "Where the flow ends");
    private static final Parameter<Integer> S =
            new Parameter.Node("s", false, "The first node; absent: every two nodes");
    private static final Parameter<Integer> T =
            new Parameter.Node("t", false, "The second node; absent: every two nodes");
    private static final String UNBOUNDED =
            "An edge without a capacity carries 1, where NetworkX has no bound.";

    private Flows() {}

    static List<NetworkXFunction> functions() {
        return List.of(
                flow("maximum_flow", "How much flows from a node to another, and where")
                        .tuple(Flows::maximum),
                flow("maximum_flow_value", "How much flows from a node to another")
                        .scalar(c -> Values.scalar(value(pairs(c, c.get(FROM), c.get(TO))))),
                flow("minimum_cut", "What is cut to part two nodes, and both sides")
                        .tuple(Flows::cut),
                flow("minimum_cut_value", "What is cut to part two nodes")
                        .scalar(c -> Values.scalar(value(pairs(c, c.get(FROM), c.get(TO))))),
                named(
                                "edge_connectivity",
                                Category.COMMUNITY,
                                "Fewest edges whose loss parts nodes")
                        .merged()
                        .takes(S, T)
                        .scalar(c -> Values.scalar(edges(c))),
                named(
                                "node_connectivity",
                                Category.COMMUNITY,
                                "Fewest nodes whose loss parts others")
                        .merged()
                        .takes(S, T)
                        .scalar(c -> Values.scalar(nodes(c))));
    }

    private static NetworkXFunction.Builder flow(String name, String description) {
        return named(name, Category.PATHFINDING, description)
                .merged()
                .takes(FROM, TO)
                .attribute("capacity", "capacity", Weights.NOT_NEGATIVE)
                .remark(UNBOUNDED);
    }

    private static Result.Pairs pairs(Call call, int from, int to) {
        if (call.algorithm("maximum_flow", Map.of("source", from, "target", to))
                instanceof Result.Pairs pairs) {
            return pairs;
        }
        throw new IllegalStateException("no flow");
    }

    private static double value(Result.Pairs flow) {
        return flow.facts().get("flow_value") instanceof Number value ? value.doubleValue() : 0;
    }

    private static Map<Integer, Map<Integer, Double>> carried(Result.Pairs flow) {
        var carried = new HashMap<Integer, Map<Integer, Double>>();
        var values = flow.values();
        for (int i = 0; i < flow.sources().length; i++) {
            carried.computeIfAbsent(flow.sources()[i], _ -> new HashMap<>())
                    .merge(flow.targets()[i], values == null ? 1 : values[i], Double::sum);
        }
        return carried;
    }

    private static Value maximum(Call call) {
        var flow = pairs(call, call.get(FROM), call.get(TO));
        var carried = carried(flow);
        var out = call.graph().out();
        return Values.tuple(
                Values.scalar(value(flow)),
                AllPairs.rows(
                        call,
                        v -> {
                            var entries = new ArrayList<Value.Entry>();
                            for (int w : Lists.row(out, v)) {
                                double amount =
                                        carried.getOrDefault(v, Map.of()).getOrDefault(w, 0.0);
                                entries.add(new Value.Entry(Values.node(w), Values.scalar(amount)));
                            }
                            return new Value.Dict(entries);
                        },
                        v -> out.degree(v)));
    }

    /** The side of the target is what still reaches it. */
    private static Value cut(Call call) {
        var flow = pairs(call, call.get(FROM), call.get(TO));
        var carried = carried(flow);
        var in = call.graph().both();
        var reaching = new BitSet();
        var queue = new ArrayDeque<Integer>(List.of(call.get(TO)));
        reaching.set(call.get(TO));
        while (!queue.isEmpty()) {
            int v = queue.remove();
            for (int u : Lists.row(in, v)) {
                if (!reaching.get(u) && left(call.graph(), carried, u, v) > 1e-9) {
                    reaching.set(u);
                    queue.add(u);
                }
            }
        }
        var rest = new BitSet();
        rest.set(0, call.n());
        rest.andNot(reaching);
        return Values.tuple(
                Values.scalar(value(flow)),
                Values.tuple(Values.nodes(rest), Values.nodes(reaching)));
    }

    /** What could still flow, what flows back included. */
    private static double left(
            CsrGraph graph, Map<Integer, Map<Integer, Double>> carried, int u, int v) {
        double capacity = Lists.lightest(graph.out(), u, v);
        double forth = carried.getOrDefault(u, Map.of()).getOrDefault(v, 0.0);
        double back = carried.getOrDefault(v, Map.of()).getOrDefault(u, 0.0);
        return (capacity == Double.POSITIVE_INFINITY ? 0 : capacity) - forth + back;
    }

    private static boolean isConnected(Call call) {
        return Components.count(Centralities.longs(call, call.graph(), "wcc")) == 1;
    }

    private static long edges(Call call) {
        var s = call.find(S);
        var t = call.find(T);
        requireBoth(s.isPresent(), t.isPresent());
        if (s.isPresent() && t.isPresent()) {
            return (long) value(pairs(call, s.get(), t.get()));
        }
        if (!isConnected(call)) {
            return 0;
        }
        var degrees = Degrees.all(call.graph());
        long least = Arrays.stream(degrees).min().orElse(0);
        int n = call.n();
        for (int v = 1; v < n; v++) {
            call.run().progress(v, n);
            int from = call.graph().directed() ? v - 1 : 0;
            least = Math.min(least, (long) value(pairs(call, from, v)));
        }
        if (call.graph().directed() && n > 1) {
            least = Math.min(least, (long) value(pairs(call, n - 1, 0)));
        }
        return least;
    }

    private static void requireBoth(boolean s, boolean t) {
        if (s != t) {
            throw Faults.refused("s", "Name both s and t, or none of them.");
        }
    }

    private static long nodes(Call call) {
        var s = call.find(S);
        var t = call.find(T);
        requireBoth(s.isPresent(), t.isPresent());
        var split = call.on(split(call.graph()));
        if (s.isPresent() && t.isPresent()) {
            return between(split, s.get(), t.get());
        }
        if (!isConnected(call)) {
            return 0;
        }
        var degrees = Degrees.all(call.graph());
        int loosest = 0;
        for (int v = 1; v < call.n(); v++) {
            loosest = degrees[v] < degrees[loosest] ? v : loosest;
        }
        long least = degrees[loosest];
        var near = Lists.row(call.graph().both(), loosest);
        var neighbours = Values.set(near);
        for (int w = 0; w < call.n(); w++) {
            if (w != loosest && !neighbours.get(w)) {
                least = Math.min(least, between(split, loosest, w));
            }
        }
        for (int x : near) {
            for (int y : near) {
                boolean once = call.graph().directed() || x < y;
                if (x != y && once && !Lists.joined(call.graph(), x, y)) {
                    least = Math.min(least, between(split, x, y));
                }
            }
        }
        return least;
    }

    private static long between(Call split, int s, int t) {
        return (long) value(pairs(split, s + split.n() / 2, t));
    }

    /** Every node as two with an edge of capacity 1 between them. */
    private static CsrGraph split(CsrGraph graph) {
        int n = graph.nodeCount();
        var rows = graph.out();
        var edges = new Edges(n + rows.size(), false);
        for (int v = 0; v < n; v++) {
            edges.add(v, v + n);
            for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                edges.add(v + n, rows.targets()[i]);
            }
        }
        return CsrGraph.of(2 * n, edges.sources(), edges.targets());
    }
}
