package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Value;
import java.util.Arrays;
import java.util.List;

/** How likely an edge is that is not there. */
final class LinkScores {
    private static final Parameter<List<int[]>> EBUNCH =
            new Parameter.NodePairs("ebunch", false, "Pairs of nodes; absent: all without an edge");
    private static final Parameter<Double> ALPHA =
            Parameter.real("alpha", 0.8, 0, 1, "Share of common neighbours, the rest is closeness");

    private LinkScores() {}

    /** The score of two nodes by their sorted rows of neighbours. */
    private interface Score {
        double of(Call call, Adjacency rows, int u, int v);
    }

    static List<NetworkXFunction> functions() {
        return List.of(
                of(
                        "jaccard_coefficient",
                        "Common neighbours over all neighbours",
                        LinkScores::jaccard),
                of(
                        "adamic_adar_index",
                        "Common neighbours, those with few edges more",
                        LinkScores::adamicAdar),
                of(
                        "resource_allocation_index",
                        "Common neighbours, each over its degree",
                        LinkScores::resources),
                of("preferential_attachment", "Product of the degrees", LinkScores::attachment),
                builder("common_neighbor_centrality", "Common neighbours and closeness")
                        .takes(EBUNCH, ALPHA)
                        .list(c -> scores(c, LinkScores::commonNeighbours)));
    }

    private static NetworkXFunction of(String name, String description, Score score) {
        return builder(name, description).takes(EBUNCH).list(c -> scores(c, score));
    }

    private static NetworkXFunction.Builder builder(String name, String description) {
        return named(name, Category.LINK_PREDICTION, description).undirected().merged();
    }

    private static Value scores(Call call, Score score) {
        var rows = call.graph().out();
        var list = call.listing();
        var pairs = call.find(EBUNCH);
        if (pairs.isPresent()) {
            for (int[] pair : pairs.get()) {
                double value = score.of(call, rows, pair[0], pair[1]);
                if (!list.add(Values.edge(pair[0], pair[1], value), 1)) {
                    break;
                }
            }
            return list.value();
        }
        for (int u = 0; u < call.n(); u++) {
            for (int v = u + 1; v < call.n(); v++) {
                call.run().check(v);
                if (!rows.has(u, v)
                        && !list.add(Values.edge(u, v, score.of(call, rows, u, v)), 1)) {
                    return list.value();
                }
            }
        }
        return list.value();
    }

    private static int[] common(Adjacency rows, int u, int v) {
        return Arrays.stream(Lists.row(rows, u))
                .filter(w -> w != u && w != v && rows.has(v, w))
                .toArray();
    }

    private static double jaccard(Call call, Adjacency rows, int u, int v) {
        var union = Values.set(Lists.row(rows, u));
        union.or(Values.set(Lists.row(rows, v)));
        return union.isEmpty() ? 0 : common(rows, u, v).length / (double) union.cardinality();
    }

    private static double adamicAdar(Call call, Adjacency rows, int u, int v) {
        return Arrays.stream(common(rows, u, v))
                .mapToDouble(w -> 1 / Math.log(degree(rows, w)))
                .sum();
    }

    private static double resources(Call call, Adjacency rows, int u, int v) {
        return Arrays.stream(common(rows, u, v)).mapToDouble(w -> 1.0 / degree(rows, w)).sum();
    }

    private static double attachment(Call call, Adjacency rows, int u, int v) {
        return (double) degree(rows, u) * degree(rows, v);
    }

    /** Ahmad, Akhtar, Noor, Shahnaz (2020). */
    private static double commonNeighbours(Call call, Adjacency rows, int u, int v) {
        if (u == v) {
            throw Faults.refused("ebunch", "A pair must have two nodes.");
        }
        double alpha = call.get(ALPHA);
        double distance = Hops.from(call, rows, u).distance()[v];
        double shared = common(rows, u, v).length;
        double closeness = distance < 0 ? 0 : call.n() / distance;
        return alpha == 1 ? shared : alpha * shared + (1 - alpha) * closeness;
    }

    private static int degree(Adjacency rows, int node) {
        return rows.degree(node) + (rows.has(node, node) ? 1 : 0);
    }
}
