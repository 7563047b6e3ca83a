package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.NodeValues;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Centralities that our parallel kernels compute, under NetworkX's parameters. */
final class Centralities {
    private static final Parameter<Double> ALPHA =
            Parameter.real("alpha", 0.85, 0, 1, "Damping: probability of following an edge");
    private static final Parameter<Map<Integer, Double>> PERSONALIZATION =
            new Parameter.NodeWeights("personalization", "Where a walk begins anew, by node");
    private static final Parameter<Integer> MAX_ITER = iterations(100);
    private static final Parameter<Integer> KATZ_ITER = iterations(1000);
    private static final Parameter<Double> TOL =
            Parameter.real("tol", 1e-6, 0, 1, "Change per node at which it is settled");
    private static final Parameter<Double> HITS_TOL =
            Parameter.real("tol", 1e-8, 0, 1, "Change at which it is settled");
    private static final Parameter<Double> KATZ_ALPHA =
            Parameter.real("alpha", 0.1, 0, 1, "Attenuation of each step");
    private static final Parameter<Double> BETA =
            Parameter.real("beta", 1.0, 0, 1e9, "What every node begins with");
    private static final Parameter<Integer> U =
            new Parameter.Node("u", false, "The node to answer for; absent: all");
    private static final Parameter<Boolean> IMPROVED =
            Parameter.flag("wf_improved", true, "Scale by the share of nodes that can be reached");
    private static final Parameter<int[]> SOURCES =
            new Parameter.Nodes("sources", false, "Nodes to measure from; absent: all");
    private static final Parameter<Integer> LEADERS =
            Parameter.optionalWhole("number_of_nodes", 1, Integer.MAX_VALUE, "Most nodes to elect");
    private static final Parameter<Integer> K =
            Parameter.optionalWhole(
                    "k", 1, Integer.MAX_VALUE, "Number of sources, chosen at random; absent: all");
    private static final Parameter<Integer> SEED =
            Parameter.whole("seed", 1, 0, Integer.MAX_VALUE, "Begins the random choice");

    private Centralities() {}

    private static Parameter.Whole iterations(int byDefault) {
        return Parameter.whole("max_iter", byDefault, 1, 1_000_000, "Most iterations");
    }

    static List<NetworkXFunction> functions() {
        return List.of(
                centrality("pagerank", "Share of a random walk spent at each node")
                        .takes(ALPHA, PERSONALIZATION, MAX_ITER, TOL)
                        .weight(Weights.NOT_NEGATIVE)
                        .scores(Centralities::pageRank),
                centrality("hits", "Hubs and authorities")
                        .merged()
                        .takes(MAX_ITER, HITS_TOL)
                        .weight(Weights.NOT_NEGATIVE)
                        .remark(
                                "NetworkX always reads the property weight, and settles by a"
                                        + " singular value decomposition; this one iterates.")
                        .tuple(Centralities::hits),
                centrality("betweenness_centrality", "Share of shortest paths through each node")
                        .takes(K, Params.NORMALIZED, SEED)
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .scores(Centralities::betweenness),
                centrality("closeness_centrality", "Inverse of the mean distance to each node")
                        .takes(U, IMPROVED)
                        .attribute("distance", null, Weights.NOT_NEGATIVE)
                        .scores(Centralities::closeness),
                centrality("harmonic_centrality", "Sum of inverse distances to each node")
                        .takes(Params.NBUNCH, SOURCES)
                        .attribute("distance", null, Weights.NOT_NEGATIVE)
                        .scores(Centralities::harmonic),
                centrality("eigenvector_centrality", "Central is who is joined to the central")
                        .merged()
                        .takes(MAX_ITER, TOL)
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .scores(c -> eigenvector(c, c.get(MAX_ITER), c.get(TOL))),
                centrality("eigenvector_centrality_numpy", "The same, to the last digit")
                        .merged()
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .scores(c -> {
                            requireOnePart(c);
                            return eigenvector(c, 1_000_000, 1e-13);
                        }),
                centrality("katz_centrality", "Number of walks to each node, long ones less")
                        .merged()
                        .takes(KATZ_ALPHA, BETA, KATZ_ITER, TOL, Params.NORMALIZED)
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .scores(c -> katz(c, c.get(KATZ_ITER), c.get(TOL))),
                centrality("katz_centrality_numpy", "The same, to the last digit")
                        .merged()
                        .takes(KATZ_ALPHA, BETA, Params.NORMALIZED)
                        .weightIfNamed(Weights.NOT_NEGATIVE)
                        .scores(c -> katz(c, 1_000_000, 1e-12)),
                centrality("voterank", "Influential nodes, one after the other")
                        .takes(LEADERS)
                        .list(c -> VoteRank.elect(c, c.find(LEADERS).orElse(c.n()))));
    }

    private static NetworkXFunction.Builder centrality(String name, String description) {
        return named(name, Category.CENTRALITY, description);
    }

    private static Value pageRank(Call call) {
        var given = new HashMap<String, Object>();
        given.put("damping_factor", call.get(ALPHA));
        given.put("max_iterations", call.get(MAX_ITER));
        given.put("tolerance", call.get(TOL));
        call.find(PERSONALIZATION).ifPresent(people -> given.put("personalization", people));
        return perNode(call.algorithm("pagerank", given));
    }

    private static Value hits(Call call) {
        var given = new HashMap<String, Object>();
        given.put("max_iterations", call.get(MAX_ITER));
        given.put("tolerance", call.get(HITS_TOL));
        var authorities = perNode(call.algorithm("hits", given));
        given.put("score", "hubs");
        return Values.tuple(perNode(call.algorithm("hits", given)), authorities);
    }

    private static Value betweenness(Call call) {
        var given = new HashMap<String, Object>();
        given.put("normalized", call.get(Params.NORMALIZED));
        given.put("seed", call.get(SEED));
        call.find(K).ifPresent(samples -> given.put("samples", samples));
        return perNode(call.algorithm("betweenness", given));
    }

    private static Value closeness(Call call) {
        var scores =
                perNode(call.algorithm("closeness", Map.of("wf_improved", call.get(IMPROVED))));
        return call.find(U).<Value>map(u -> new Value.Scalar(value(scores, u))).orElse(scores);
    }

    private static Value harmonic(Call call) {
        var sources = call.find(SOURCES);
        var wanted = call.find(Params.NBUNCH);
        if (sources.isEmpty()) {
            var all = perNode(call.algorithm("harmonic", Map.of()));
            return wanted.map(nodes -> Values.dict(nodes, v -> new Value.Scalar(value(all, v))))
                    .orElse(all);
        }
        var sums = new double[call.n()];
        for (int source : sources.get()) {
            var distances = Routes.from(call, call.graph().out(), source).distance();
            for (int v = 0; v < sums.length; v++) {
                if (v != source && distances[v] < Double.POSITIVE_INFINITY) {
                    sums[v] += distances[v] == 0 ? 0 : 1 / distances[v];
                }
            }
        }
        return wanted.map(nodes -> Values.dict(nodes, v -> Values.scalar(sums[v])))
                .orElseGet(() -> Values.perNode(sums));
    }

    private static Value eigenvector(Call call, int iterations, double tolerance) {
        return perNode(
                call.algorithm(
                        "eigenvector",
                        Map.of("max_iterations", iterations, "tolerance", tolerance)));
    }

    private static void requireOnePart(Call call) {
        var kind = call.graph().directed() ? "scc" : "wcc";
        if (Components.count(longs(call, call.graph(), kind)) > 1) {
            throw Faults.notConnected();
        }
    }

    private static Value katz(Call call, int iterations, double tolerance) {
        return perNode(
                call.algorithm(
                        "katz",
                        Map.of(
                                "alpha", call.get(KATZ_ALPHA),
                                "beta", call.get(BETA),
                                "max_iterations", iterations,
                                "tolerance", tolerance,
                                "normalized", call.get(Params.NORMALIZED))));
    }

    /** The values of one of our algorithms. */
    static Value.NodeDict perNode(Result result) {
        return new Value.NodeDict(
                result.writable().orElseThrow(() -> new IllegalStateException("no value per node")),
                false);
    }

    private static Number value(Value.NodeDict scores, int node) {
        return scores.values().get(node);
    }

    /** Fractions of one of our algorithms. */
    static double[] doubles(Result result) {
        if (perNode(result).values() instanceof NodeValues.Doubles(var values)) {
            return values;
        }
        throw new IllegalStateException("no fractions");
    }

    /** Whole numbers of one of our algorithms. */
    static long[] longs(Result result) {
        if (perNode(result).values() instanceof NodeValues.Longs(var values)) {
            return values;
        }
        throw new IllegalStateException("no whole numbers");
    }

    static long[] longs(Call call, CsrGraph graph, String algorithm) {
        return longs(call.on(graph).algorithm(algorithm, Map.of()));
    }
}
