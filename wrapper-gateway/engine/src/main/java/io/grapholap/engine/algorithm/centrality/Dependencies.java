package io.grapholap.engine.algorithm.centrality;

import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Run;

/** How much all shortest paths from a source depend on each node, summed over sources. */
abstract class Dependencies {
    final double[] scores;
    final double[] ways;

    Dependencies(int n) {
        scores = new double[n];
        ways = new double[n];
    }

    static Dependencies of(CsrGraph graph, Run run) {
        return graph.weighted()
                ? new WeightedDependencies(graph.out(), run)
                : new HopDependencies(graph.simpleOut(), run);
    }

    abstract void from(int source);

    void addTo(double[] sum) {
        for (int v = 0; v < sum.length; v++) {
            sum[v] += scores[v];
        }
    }
}
