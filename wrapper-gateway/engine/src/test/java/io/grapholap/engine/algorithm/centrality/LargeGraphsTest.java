package io.grapholap.engine.algorithm.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grapholap.engine.NodeValues;
import io.grapholap.engine.algorithm.Algorithms;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.NodeNames;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is only done on graphs too large for the fixtures gives the same. */
class LargeGraphsTest {
    private static final int NODES = 70_000;
    private static final int EDGES = 300_000;

    @Test
    void roundedSharesOfPageRankAreOffByLessThanTheToleranceAsked() {
        var graph = random(null);

        var exact = scores(graph, "pagerank", Map.of("tolerance", 0, "max_iterations", 8));
        var rounded = scores(graph, "pagerank", Map.of("tolerance", 1e-10, "max_iterations", 8));

        double off = 0;
        for (int v = 0; v < NODES; v++) {
            off += Math.abs(exact[v] - rounded[v]);
        }
        assertThat(off).isPositive().isLessThan(Shares.ROUNDING);
    }

    @Test
    void betweennessByLevelsIsThatByDistances() {
        var graph = random(null);
        var weights = new double[EDGES];
        Arrays.fill(weights, 2);
        var sources = Map.of("sources", List.of(1, 7, 4_711, 19_999));

        var levels = scores(graph, "betweenness", sources);
        var distances = scores(random(weights), "betweenness", sources);

        for (int v = 0; v < NODES; v++) {
            assertThat(levels[v]).isCloseTo(distances[v], within(1e-12));
        }
    }

    private static double[] scores(CsrGraph graph, String name, Map<String, ?> parameters) {
        var result =
                Algorithms.run(
                        Algorithms.find(name),
                        graph,
                        parameters,
                        NodeNames.numbers(NODES),
                        Run.forever());
        return ((NodeValues.Doubles) ((Result.PerNode) result).values()).values();
    }

    private static CsrGraph random(double @Nullable [] weights) {
        var random = new SplittableRandom(3);
        return CsrGraph.of(
                NODES,
                random.ints(EDGES, 0, NODES).toArray(),
                random.ints(EDGES, 0, NODES).toArray(),
                weights,
                CsrGraph.Direction.FORWARD);
    }
}
