package io.grapholap.engine.algorithm.centrality;

import io.grapholap.engine.NodeValues;
import io.grapholap.engine.algorithm.Algorithm;
import io.grapholap.engine.algorithm.AlgorithmSpec;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Returns;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Parameters;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.engine.algorithm.View;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.SplittableRandom;

/** Betweenness after Brandes (2001), exact or from some sources. */
public final class Betweenness implements Algorithm {
    private static final Parameter<Integer> SAMPLES =
            Parameter.optionalWhole(
                    "samples",
                    1,
                    Integer.MAX_VALUE,
                    "Number of sources to look from, chosen at random; without it, all.");
    private static final Parameter<Integer> SEED =
            Parameter.whole("seed", 1, 0, Integer.MAX_VALUE, "Begins the random choice.");
    private static final Parameter<int[]> SOURCES =
            new Parameter.Nodes("sources", false, "Sources to look from, instead of a choice.");
    private static final Parameter<Boolean> NORMALIZED =
            Parameter.flag("normalized", true, "Whether to divide by the number of pairs.");

    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("betweenness", "Betweenness centrality")
                .category(Category.CENTRALITY)
                .description(
                        "On how many of the shortest paths between others each node lies.",
                        "Brandes' algorithm along directed edges, endpoints not counted; scaled as"
                                + " NetworkX does, with samples too. Parallel edges count once, the"
                                + " shortest of them when weighted. Exact takes time in proportion"
                                + " to nodes times edges: choose samples for big graphs.")
                .parameters(SAMPLES, SEED, SOURCES, NORMALIZED)
                .views(View.OUT, View.SIMPLE_OUT)
                .weights(Weights.NOT_NEGATIVE)
                .returns(Returns.NODE_DOUBLE)
                .memory(16 + 56L * Run.workers(), 0)
                .defaultTimeout(Duration.ofHours(1))
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        int n = graph.nodeCount();
        int[] sources = sources(n, parameters);
        boolean sampled = sources.length < n;
        var parts =
                run.items(
                        sources.length,
                        _ -> Dependencies.of(graph, run),
                        (part, i) -> part.from(sources[i]));
        var scores = new double[n];
        for (var part : parts) {
            part.addTo(scores);
        }
        scale(scores, sources, sampled, parameters.get(NORMALIZED), graph.directed());
        return new Result.PerNode(
                new NodeValues.Doubles(scores), Map.of("sources", (long) sources.length));
    }

    private static int[] sources(int n, Parameters parameters) {
        var given = parameters.find(SOURCES);
        if (given.isPresent()) {
            return Arrays.stream(given.get()).distinct().toArray();
        }
        int samples = Math.min(n, parameters.find(SAMPLES).orElse(n));
        var nodes = new int[n];
        Arrays.setAll(nodes, v -> v);
        if (samples == n) {
            return nodes;
        }
        var random = new SplittableRandom(parameters.get(SEED));
        for (int i = 0; i < samples; i++) {
            int j = random.nextInt(i, n);
            int other = nodes[j];
            nodes[j] = nodes[i];
            nodes[i] = other;
        }
        return Arrays.copyOf(nodes, samples);
    }

    /** NetworkX's scaling: a source was no candidate for its own paths. */
    private static void scale(
            double[] scores, int[] sources, boolean sampled, boolean normalized, boolean directed) {
        double others = scores.length - 1.0;
        if (others < 2) {
            return;
        }
        double half = directed || normalized ? 1 : 2;
        double unit = normalized ? 1 / (others - 1) : others / half;
        double k = sampled ? sources.length : others;
        double ofSource = sampled ? unit / (k - 1) : unit / k;
        var isSource = new BitSet(scores.length);
        if (sampled) {
            Arrays.stream(sources).forEach(isSource::set);
        }
        for (int v = 0; v < scores.length; v++) {
            scores[v] *= isSource.get(v) ? (k > 1 ? ofSource : 0) : unit / k;
        }
    }
}
