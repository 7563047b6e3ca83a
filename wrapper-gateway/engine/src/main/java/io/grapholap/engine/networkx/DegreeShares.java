package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;

/** Degrees set against the whole, against those of neighbours, or of groups. */
final class DegreeShares {
    private static final List<String> ENDS = List.of("in", "out", "in+out");
    private static final Parameter<String> SOURCE_ENDS =
            new Parameter.Choice("source", "out", ENDS, "Which edges of a node count");
    private static final Parameter<String> TARGET_ENDS =
            new Parameter.Choice("target", "out", ENDS, "Which edges of a neighbour count");
    private static final Parameter<String> ALL_SOURCE_ENDS =
            new Parameter.Choice("source", "in+out", ENDS, "Which edges of a node count");
    private static final Parameter<String> ALL_TARGET_ENDS =
            new Parameter.Choice("target", "in+out", ENDS, "Which edges of a neighbour count");

    private DegreeShares() {}

    static List<NetworkXFunction> functions() {
        return List.of(
                named("degree_centrality", Category.CENTRALITY, "Share of nodes it is joined to")
                        .scores(c -> shares(c, Degrees.all(c.graph()))),
                named("in_degree_centrality", Category.CENTRALITY, "Share of nodes that lead to it")
                        .directed()
                        .scores(c -> shares(c, Degrees.of(c.graph().in()))),
                named("out_degree_centrality", Category.CENTRALITY, "Share of nodes it leads to")
                        .directed()
                        .scores(c -> shares(c, Degrees.of(c.graph().out()))),
                named(
                                "group_degree_centrality",
                                Category.CENTRALITY,
                                "Share of others next to a set")
                        .takes(Params.SET)
                        .scalar(c -> group(c, c.graph().out())),
                named(
                                "group_in_degree_centrality",
                                Category.CENTRALITY,
                                "Share of others next to a set, by edges out of it")
                        .directed()
                        .takes(Params.SET)
                        .remark("As in NetworkX, which looks at the reversed graph.")
                        .scalar(c -> group(c, c.graph().in())),
                named(
                                "group_out_degree_centrality",
                                Category.CENTRALITY,
                                "Share of others next to a set")
                        .directed()
                        .takes(Params.SET)
                        .scalar(c -> group(c, c.graph().out())),
                named("average_neighbor_degree", Category.SIMILARITY, "Mean degree of neighbours")
                        .merged()
                        .takes(SOURCE_ENDS, TARGET_ENDS, Params.NODES)
                        .weightIfNamed(Weights.ANY)
                        .scores(DegreeShares::ofNeighbours),
                named(
                                "average_degree_connectivity",
                                Category.SIMILARITY,
                                "Mean degree of neighbours by degree")
                        .merged()
                        .takes(ALL_SOURCE_ENDS, ALL_TARGET_ENDS, Params.NODES)
                        .weightIfNamed(Weights.ANY)
                        .dict(DegreeShares::connectivity));
    }

    private static Value shares(Call call, int[] degrees) {
        var shares = new double[degrees.length];
        for (int v = 0; v < shares.length; v++) {
            shares[v] = shares.length == 1 ? 1 : degrees[v] / (shares.length - 1.0);
        }
        return Values.perNode(shares);
    }

    private static Value group(Call call, Adjacency rows) {
        var set = Values.set(call.get(Params.SET));
        var reached = new BitSet();
        set.stream()
                .forEach(v -> {
                    for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                        reached.set(rows.targets()[i]);
                    }
                });
        reached.andNot(set);
        return Values.scalar(reached.cardinality() / (double) (call.n() - set.cardinality()));
    }

    /** Rows of the edges at the given ends of a node. */
    private static List<Adjacency> rows(Call call, String ends) {
        var graph = call.graph();
        if (!graph.directed()) {
            return List.of(graph.out());
        }
        return switch (ends) {
            case "in" -> List.of(graph.in());
            case "out" -> List.of(graph.out());
            default -> List.of(graph.out(), graph.in());
        };
    }

    private static int[] degrees(Call call, String ends) {
        var graph = call.graph();
        if (!graph.directed() || ends.equals("in+out")) {
            return Degrees.all(graph);
        }
        return Degrees.of(ends.equals("in") ? graph.in() : graph.out());
    }

    private static Value ofNeighbours(Call call) {
        var degrees = degrees(call, call.get(TARGET_ENDS));
        var rows = rows(call, call.get(SOURCE_ENDS));
        var own = call.graph().directed() ? null : Degrees.strengths(call.graph());
        var means = new double[call.n()];
        for (int v = 0; v < means.length; v++) {
            double sum = 0;
            double weights = 0;
            for (var row : rows) {
                for (int i = row.offsets()[v]; i < row.offsets()[v + 1]; i++) {
                    sum += row.weight(i) * degrees[row.targets()[i]];
                    weights += row.weight(i);
                }
            }
            double by = own == null ? weights : own[v];
            means[v] = by == 0 ? 0 : sum / by;
        }
        return call.find(Params.NODES)
                .map(nodes -> Values.dict(nodes, v -> Values.scalar(means[v])))
                .orElseGet(() -> Values.perNode(means));
    }

    private static Value connectivity(Call call) {
        var targets = degrees(call, call.get(ALL_TARGET_ENDS));
        var sourceEnds = call.get(ALL_SOURCE_ENDS);
        var sources = degrees(call, sourceEnds);
        var strengths = Degrees.strengths(call.graph(), sourceEnds);
        var sums = new TreeMap<Integer, double[]>();
        for (int v : call.nodes(Params.NODES)) {
            var sum = sums.computeIfAbsent(sources[v], _ -> new double[2]);
            sum[1] += strengths[v];
            for (var row : rows(call, sourceEnds.equals("in") ? "in" : "out")) {
                for (int i = row.offsets()[v]; i < row.offsets()[v + 1]; i++) {
                    sum[0] += row.weight(i) * targets[row.targets()[i]];
                }
            }
        }
        var entries = new ArrayList<Value.Entry>();
        sums.forEach((degree, sum) ->
                entries.add(
                        new Value.Entry(
                                Values.scalar((long) degree),
                                Values.scalar(sum[1] == 0 ? sum[0] : sum[0] / sum[1]))));
        return new Value.Dict(entries);
    }
}
