package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Shares of shortest paths through edges, or between some nodes only, after Brandes (2008). */
final class Betweens {
    private static final Parameter<int[]> SOURCES =
            new Parameter.Nodes("sources", true, "Where paths begin");
    private static final Parameter<int[]> TARGETS =
            new Parameter.Nodes("targets", true, "Where paths end");
    private static final Parameter<Boolean> PLAIN =
            Parameter.flag("normalized", false, "Whether scores are made comparable");

    private Betweens() {}

    static List<NetworkXFunction> functions() {
        return List.of(
                of("edge_betweenness_centrality", "Share of shortest paths along each edge")
                        .takes(Params.NORMALIZED)
                        .dict(c -> {
                            double n = c.n();
                            double scale = 1;
                            if (c.get(Params.NORMALIZED)) {
                                scale = n <= 1 ? 1 : 1 / (n * (n - 1));
                            } else if (!c.graph().directed()) {
                                scale = 0.5;
                            }
                            var all = new BitSet();
                            all.set(0, c.n());
                            return edges(c, shares(c, Values.range(c.n()), all), scale);
                        }),
                of(
                                "betweenness_centrality_subset",
                                "Share of shortest paths between some nodes through each")
                        .takes(SOURCES, TARGETS, PLAIN)
                        .scores(c -> {
                            double n = c.n();
                            double scale = c.graph().directed() ? 1 : 0.5;
                            if (c.get(PLAIN)) {
                                scale = n <= 2 ? 1 : 1 / ((n - 1) * (n - 2));
                            }
                            var shares = shares(c, c.get(SOURCES), Values.set(c.get(TARGETS)));
                            var nodes = shares.nodes();
                            for (int v = 0; v < nodes.length; v++) {
                                nodes[v] *= scale;
                            }
                            return Values.perNode(nodes);
                        }),
                of(
                                "edge_betweenness_centrality_subset",
                                "Share of shortest paths between some nodes along each edge")
                        .takes(SOURCES, TARGETS, PLAIN)
                        .dict(c -> {
                            double n = c.n();
                            double scale = c.graph().directed() ? 1 : 0.5;
                            if (c.get(PLAIN)) {
                                scale = n <= 1 ? 1 : 1 / (n * (n - 1));
                            }
                            return edges(
                                    c,
                                    shares(c, c.get(SOURCES), Values.set(c.get(TARGETS))),
                                    scale);
                        }));
    }

    private static NetworkXFunction.Builder of(String name, String description) {
        return named(name, Category.CENTRALITY, description)
                .merged()
                .weightIfNamed(Weights.NOT_NEGATIVE)
                .bytesPerNode(128);
    }

    /**
     * @param entries by the place of an edge in {@code rows}; an undirected edge has two places
     */
    private record Shares(Adjacency rows, double[] nodes, double[] entries) {}

    private static Shares shares(Call call, int[] sources, BitSet targets) {
        var rows = call.graph().out();
        var shares = new Shares(rows, new double[call.n()], new double[rows.size()]);
        for (int i = 0; i < sources.length; i++) {
            call.run().progress(i, sources.length);
            addFrom(call, shares, sources[i], targets);
        }
        return shares;
    }

    private static void addFrom(Call call, Shares shares, int source, BitSet targets) {
        var rows = shares.rows();
        var distance = Routes.from(call, rows, source).distance();
        var order = new ArrayList<Integer>();
        for (int v = 0; v < distance.length; v++) {
            if (distance[v] < Double.POSITIVE_INFINITY) {
                order.add(v);
            }
        }
        order.sort(Comparator.comparingDouble(v -> distance[v]));
        var ways = new double[distance.length];
        ways[source] = 1;
        for (int v : order) {
            for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                if (onShortest(rows, distance, v, i)) {
                    ways[rows.targets()[i]] += ways[v];
                }
            }
        }
        var dependency = new double[distance.length];
        for (int at = order.size() - 1; at >= 0; at--) {
            int v = order.get(at);
            for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                int w = rows.targets()[i];
                if (onShortest(rows, distance, v, i)) {
                    double own = targets.get(w) && w != source ? 1 : 0;
                    double share = ways[v] / ways[w] * (own + dependency[w]);
                    shares.entries()[i] += share;
                    dependency[v] += share;
                }
            }
            if (v != source) {
                shares.nodes()[v] += dependency[v];
            }
        }
    }

    private static boolean onShortest(Adjacency rows, double[] distance, int v, int i) {
        int w = rows.targets()[i];
        return w != v && distance[w] == distance[v] + rows.weight(i);
    }

    private static Value edges(Call call, Shares shares, double scale) {
        var rows = shares.rows();
        var entries = new ArrayList<Value.Entry>();
        for (int v = 0; v < call.n(); v++) {
            for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                int w = rows.targets()[i];
                if (!call.graph().directed() && w < v) {
                    continue;
                }
                double both = shares.entries()[i];
                if (!call.graph().directed() && w != v) {
                    both += shares.entries()[back(rows, v, w)];
                }
                if (!call.budget().take(1)) {
                    return new Value.Dict(entries);
                }
                entries.add(new Value.Entry(Values.edge(v, w), Values.scalar(both * scale)));
            }
        }
        return new Value.Dict(entries);
    }

    /** Rows of an undirected graph are sorted. */
    private static int back(Adjacency rows, int v, int w) {
        return Arrays.binarySearch(rows.targets(), rows.offsets()[w], rows.offsets()[w + 1], v);
    }
}
