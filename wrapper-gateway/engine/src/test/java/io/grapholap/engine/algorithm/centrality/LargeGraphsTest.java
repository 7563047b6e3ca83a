package io.grapholap.engine.algorithm.centrality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grapholap.engine.NodeValues;
import io.grapholap.engine.algorithm.Algorithms;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.NodeNames;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is only done on graphs too large for the fixtures gives the same. */
class LargeGraphsTest {
    private static final int NODES = 20_000;
    private static final int EDGES = 100_000;

    @Test
    void roundedSharesOfPageRankAreOffByLessThanTheToleranceAsked() {
        var graph = random();

        var exact = scores(graph, "pagerank", Map.of("tolerance", 0, "max_iterations", 8));
        var rounded = scores(graph, "pagerank", Map.of("tolerance", 1e-10, "max_iterations", 8));

        double off = 0;
        for (int v = 0; v < NODES; v++) {
            off += Math.abs(exact[v] - rounded[v]);
        }
        assertThat(off).isPositive().isLessThan(Shares.ROUNDING);
    }

    @Test
    void sourcesOfBetweennessTakenTogetherCountAsEachAlone() {
        var graph = random();
        var sources = new SplittableRandom(5).ints(19, 0, NODES).boxed().distinct().toList();

        var together = scores(graph, "betweenness", Map.of("sources", sources));

        var alone = new double[NODES];
        var simple = graph.simpleOut();
        for (int source : sources) {
            var one = new HopDependencies(simple, Run.forever());
            one.from(source);
            one.addTo(alone);
        }
        double scale = 1 / ((NODES - 2.0) * sources.size());
        for (int v = 0; v < NODES; v++) {
            if (!sources.contains(v)) {
                assertThat(together[v]).isCloseTo(alone[v] * scale, within(1e-12));
            }
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

    private static CsrGraph random() {
        var random = new SplittableRandom(3);
        return CsrGraph.of(
                NODES,
                random.ints(EDGES, 0, NODES).toArray(),
                random.ints(EDGES, 0, NODES).toArray());
    }
}
