package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Triangles, squares, and how close neighbours stand. */
final class Clusters {
    private static final Parameter<Boolean> COUNT_ZEROS =
            Parameter.flag("count_zeros", true, "Whether nodes at 0 count too");

    private Clusters() {}

    static List<NetworkXFunction> functions() {
        return List.of(
                of("triangles", "Triangles that each node is part of")
                        .undirected()
                        .merged()
                        .takes(Params.NODES)
                        .counts(c -> {
                            var all = Centralities.longs(c, c.graph(), "triangle_count");
                            return c.find(Params.NODES)
                                    .map(nodes -> Values.dict(nodes, v -> Values.scalar(all[v])))
                                    .orElseGet(() -> Values.perNode(all));
                        }),
                of("all_triangles", "All triangles")
                        .undirected()
                        .merged()
                        .list(Clusters::triangles),
                of("clustering", "Share of the pairs of neighbours that are joined")
                        .merged()
                        .takes(Params.NODES)
                        .scores(c -> {
                            var all = clustering(c);
                            return c.find(Params.NODES)
                                    .map(nodes -> Values.dict(nodes, v -> Values.scalar(all[v])))
                                    .orElseGet(() -> Values.perNode(all));
                        }),
                of("average_clustering", "Mean clustering coefficient")
                        .merged()
                        .takes(Params.NODES, COUNT_ZEROS)
                        .scalar(Clusters::average),
                of("transitivity", "Share of open and closed triads that are triangles")
                        .merged()
                        .scalar(c -> Values.scalar(transitivity(c))),
                of("square_clustering", "Share of the possible squares at each node")
                        .undirected()
                        .merged()
                        .takes(Params.NODES)
                        .scores(Clusters::squares),
                of("generalized_degree", "Edges of each node by the triangles they are part of")
                        .undirected()
                        .merged()
                        .takes(Params.NODES)
                        .dict(Clusters::generalized));
    }

    private static NetworkXFunction.Builder of(String name, String description) {
        return named(name, Category.CLUSTERING, description);
    }

    private static double[] clustering(Call call) {
        return Centralities.doubles(call.algorithm("clustering", Map.of()));
    }

    private static Value triangles(Call call) {
        var rows = call.graph().simple();
        var list = call.listing();
        for (int u = 0; u < call.n(); u++) {
            call.run().check();
            for (int i = rows.offsets()[u]; i < rows.offsets()[u + 1]; i++) {
                int v = rows.targets()[i];
                for (int k = i + 1; v > u && k < rows.offsets()[u + 1]; k++) {
                    int w = rows.targets()[k];
                    if (rows.has(v, w)
                            && !list.add(
                                    Values.tuple(Values.node(u), Values.node(v), Values.node(w)),
                                    3)) {
                        return list.value();
                    }
                }
            }
        }
        return list.value();
    }

    private static Value average(Call call) {
        var all = clustering(call);
        double sum = 0;
        int count = 0;
        for (int v : call.nodes(Params.NODES)) {
            if (all[v] != 0 || call.get(COUNT_ZEROS)) {
                sum += all[v];
                count++;
            }
        }
        if (count == 0) {
            throw Faults.refused("count_zeros", "No node has a coefficient above 0; count zeros.");
        }
        return Values.scalar(sum / count);
    }

    /** NetworkX counts triangles by out-neighbours alone where edges have a direction. */
    private static double transitivity(Call call) {
        var rows = call.graph().simpleOut();
        double closed = 0;
        double triads = 0;
        for (int v = 0; v < call.n(); v++) {
            call.run().check(v);
            double degree = rows.degree(v);
            triads += degree * (degree - 1);
            for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                closed += shared(rows, v, rows.targets()[i]);
            }
        }
        return closed == 0 ? 0 : closed / triads;
    }

    /** Number of targets that two rows share; rows are sorted. */
    static int shared(Adjacency rows, int u, int v) {
        int i = rows.offsets()[u];
        int k = rows.offsets()[v];
        int shared = 0;
        while (i < rows.offsets()[u + 1] && k < rows.offsets()[v + 1]) {
            int order = Integer.compare(rows.targets()[i], rows.targets()[k]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            k += order >= 0 ? 1 : 0;
        }
        return shared;
    }

    /** Zhang and others (2008): squares over the squares that could be there. */
    private static Value squares(Call call) {
        var rows = call.graph().simple();
        var scores = new double[call.n()];
        for (int v = 0; v < scores.length; v++) {
            double squares = 0;
            double potential = 0;
            for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                call.run().check();
                int u = rows.targets()[i];
                for (int k = i + 1; k < rows.offsets()[v + 1]; k++) {
                    int w = rows.targets()[k];
                    int shared = shared(rows, u, w) - 1;
                    int joined = rows.has(u, w) ? 1 : 0;
                    squares += shared;
                    potential +=
                            (rows.degree(u) - (shared + 1 + joined))
                                    + (rows.degree(w) - (shared + 1 + joined))
                                    + shared;
                }
            }
            scores[v] = potential > 0 ? squares / potential : 0;
        }
        return call.find(Params.NODES)
                .map(nodes -> Values.dict(nodes, v -> Values.scalar(scores[v])))
                .orElseGet(() -> Values.perNode(scores));
    }

    private static Value generalized(Call call) {
        var rows = call.graph().simple();
        return Values.dict(
                call.nodes(Params.NODES),
                v -> {
                    call.run().check();
                    var counts = new TreeMap<Integer, Long>();
                    for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                        counts.merge(shared(rows, v, rows.targets()[i]), 1L, Long::sum);
                    }
                    var entries = new ArrayList<Value.Entry>();
                    counts.forEach((shared, edges) ->
                            entries.add(
                                    new Value.Entry(
                                            Values.scalar((long) shared), Values.scalar(edges))));
                    return new Value.Dict(entries);
                });
    }
}
