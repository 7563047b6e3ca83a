package io.grapholap.bench;

import io.grapholap.engine.NodeValues;
import io.grapholap.engine.algorithm.Algorithms;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.NodeNames;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.scoring.PageRank;
import org.jgrapht.alg.util.Pair;
import org.jgrapht.opt.graph.sparse.SparseIntDirectedGraph;

/** Algorithms on graphs that are there already, against JGraphT's on its fastest directed graph. */
final class AlgorithmBenchmark implements Benchmark {
    private static final double DAMPING = 0.85;
    private static final int ITERATIONS = 20;
    private static final double TOLERANCE = 1e-12;
    private static final double LOUVAIN_SECONDS = 10;

    @Override
    public String name() {
        return "algorithms";
    }

    @Override
    public List<Outcome> run(Setting setting) throws Exception {
        int nodes = Math.toIntExact(setting.graph().nodes());
        int edges = Math.toIntExact(setting.graph().edges());
        var sources = new int[edges];
        var targets = new int[edges];
        read(setting, sources, targets);
        var ours = CsrGraph.of(nodes, sources, targets);
        var outcomes = new ArrayList<Outcome>();
        beside(setting, ours, jgrapht(nodes, sources, targets), outcomes);
        outcomes.add(
                Outcome.within("Louvain", times(ours, "louvain", Map.of(), 3), LOUVAIN_SECONDS));
        outcomes.add(
                Outcome.time("Triangles per node", times(ours, "triangle_count", Map.of(), 3)));
        outcomes.add(
                Outcome.time(
                        "CDLP, 10 rounds", times(ours, "cdlp", Map.of("max_iterations", 10), 3)));
        outcomes.add(
                Outcome.time(
                        "SSSP, random weights",
                        times(weighted(nodes, sources, targets), "sssp", Map.of("source", 1), 3)));
        outcomes.add(
                Outcome.time(
                        "Betweenness, 64 samples",
                        times(ours, "betweenness", Map.of("samples", 64), 1)));
        outcomes.addAll(NetworkXRows.run());
        return outcomes;
    }

    private static void beside(
            Setting setting, CsrGraph ours, Graph<Integer, Integer> theirs, List<Outcome> outcomes)
            throws Exception {
        compare(scores(ours), new PageRank<>(theirs, DAMPING, ITERATIONS, TOLERANCE).getScores());
        var ranks =
                io.grapholap.bench.Pair.measure(
                        setting.repetitions(),
                        () -> seconds(() -> scores(ours)),
                        () ->
                                seconds(() ->
                                        new PageRank<>(theirs, DAMPING, ITERATIONS, TOLERANCE)
                                                .getScores()));
        outcomes.add(
                Outcome.speed(
                        "PageRank, 20 iterations, over JGraphT", ranks.ours, ranks.reference, 8));
        long found = components(ours);
        int known = new ConnectivityInspector<>(theirs).connectedSets().size();
        WrongAnswer.unless(found == known, found + " components, the reference says " + known);
        var components =
                io.grapholap.bench.Pair.measure(
                        setting.repetitions(),
                        () -> seconds(() -> components(ours)),
                        () -> seconds(() -> new ConnectivityInspector<>(theirs).connectedSets()));
        outcomes.add(
                Outcome.speed(
                        "Weakly connected components, over JGraphT",
                        components.ours,
                        components.reference,
                        20));
    }

    private static Samples times(
            CsrGraph graph, String algorithm, Map<String, Object> parameters, int repetitions) {
        var samples = new Samples();
        run(graph, algorithm, parameters);
        for (int i = 0; i < repetitions; i++) {
            samples.add(seconds(() -> run(graph, algorithm, parameters)));
        }
        return samples;
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return io.grapholap.bench.Pair.seconds(start);
    }

    private static Result.PerNode run(
            CsrGraph graph, String algorithm, Map<String, Object> parameters) {
        var result =
                Algorithms.run(
                        Algorithms.find(algorithm),
                        graph,
                        parameters,
                        NodeNames.numbers(graph.nodeCount()),
                        Run.forever());
        if (result instanceof Result.PerNode values) {
            return values;
        }
        throw new IllegalStateException("no value per node: " + result);
    }

    private static double[] scores(CsrGraph graph) {
        var parameters =
                Map.<String, Object>of(
                        "damping_factor",
                        DAMPING,
                        "max_iterations",
                        ITERATIONS,
                        "tolerance",
                        TOLERANCE);
        if (run(graph, "pagerank", parameters).values() instanceof NodeValues.Doubles(var values)) {
            return values;
        }
        throw new IllegalStateException("scores are no fractions");
    }

    private static long components(CsrGraph graph) {
        return run(graph, "wcc", Map.of()).facts().get("component_count") instanceof Long count
                ? count
                : -1;
    }

    private static CsrGraph weighted(int nodes, int[] sources, int[] targets) {
        var weights = new double[sources.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 1 + (i * 31L) % 100;
        }
        return CsrGraph.of(nodes, sources, targets, weights, CsrGraph.Direction.FORWARD);
    }

    private static Graph<Integer, Integer> jgrapht(int nodes, int[] sources, int[] targets) {
        var edges = new ArrayList<Pair<Integer, Integer>>(sources.length);
        for (int i = 0; i < sources.length; i++) {
            edges.add(Pair.of(sources[i], targets[i]));
        }
        return new SparseIntDirectedGraph(nodes, edges);
    }

    private static void compare(double[] ours, Map<Integer, Double> theirs) {
        WrongAnswer.unless(ours.length == theirs.size(), "different numbers of nodes");
        for (int v = 0; v < ours.length; v++) {
            double difference = Math.abs(ours[v] - theirs.get(v));
            WrongAnswer.unless(
                    difference < 1e-9,
                    "node " + v + " has " + ours[v] + ", the reference says " + theirs.get(v));
        }
    }

    private static void read(Setting setting, int[] sources, int[] targets) throws Exception {
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var sql = duck.createStatement();
                var rows =
                        sql.executeQuery(
                                "SELECT src, dst FROM '" + setting.graph().knows() + "'")) {
            for (int i = 0; rows.next(); i++) {
                sources[i] = rows.getInt(1);
                targets[i] = rows.getInt(2);
            }
        }
    }
}
