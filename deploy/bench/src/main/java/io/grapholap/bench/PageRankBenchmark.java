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
import org.jgrapht.alg.scoring.PageRank;
import org.jgrapht.alg.util.Pair;
import org.jgrapht.opt.graph.sparse.SparseIntDirectedGraph;

/** PageRank, 20 iterations, against JGraphT's on its fastest directed graph. */
final class PageRankBenchmark implements Benchmark {
    private static final double DAMPING = 0.85;
    private static final int ITERATIONS = 20;
    private static final double TOLERANCE = 1e-12;

    @Override
    public String name() {
        return "pagerank";
    }

    @Override
    public List<Outcome> run(Setting setting) throws Exception {
        int nodes = Math.toIntExact(setting.graph().nodes());
        int edges = Math.toIntExact(setting.graph().edges());
        var sources = new int[edges];
        var targets = new int[edges];
        read(setting, sources, targets);

        var ours = CsrGraph.of(nodes, sources, targets);
        var theirs = jgrapht(nodes, sources, targets);
        compare(scores(ours), new PageRank<>(theirs, DAMPING, ITERATIONS, TOLERANCE).getScores());

        var pair =
                io.grapholap.bench.Pair.measure(
                        setting.repetitions(),
                        () -> {
                            long start = System.nanoTime();
                            scores(ours);
                            return io.grapholap.bench.Pair.seconds(start);
                        },
                        () -> {
                            long start = System.nanoTime();
                            new PageRank<>(theirs, DAMPING, ITERATIONS, TOLERANCE).getScores();
                            return io.grapholap.bench.Pair.seconds(start);
                        });
        return List.of(
                Outcome.speed(
                        "PageRank, 20 iterations, over JGraphT", pair.ours, pair.reference, 5));
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
        var result =
                Algorithms.run(
                        Algorithms.find("pagerank"),
                        graph,
                        parameters,
                        NodeNames.numbers(graph.nodeCount()),
                        Run.forever());
        if (result instanceof Result.PerNode(NodeValues.Doubles(var values), var _)) {
            return values;
        }
        throw new IllegalStateException("no scores: " + result);
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
