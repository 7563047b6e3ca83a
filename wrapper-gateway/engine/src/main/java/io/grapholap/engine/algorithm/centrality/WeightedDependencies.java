package io.grapholap.engine.algorithm.centrality;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.AlgorithmFaults;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.engine.algorithm.path.Dijkstra;
import io.grapholap.engine.algorithm.path.ShortestParallel;
import java.util.Arrays;

/**
 * Dependencies by Dijkstra's search; edges of weight 0 are refused, since they make ties endless.
 */
final class WeightedDependencies extends Dependencies {
    private final Adjacency out;
    private final Run run;
    private final Dijkstra search;
    private final double[] dependency;

    WeightedDependencies(Adjacency out, Run run) {
        super(out.nodeCount());
        var weights = out.weights();
        if (weights != null && Arrays.stream(weights).anyMatch(w -> w == 0)) {
            throw AlgorithmFaults.weights(0.0, "must be above 0 for betweenness");
        }
        this.out = ShortestParallel.of(out);
        this.run = run;
        this.search = new Dijkstra(this.out, run);
        this.dependency = new double[out.nodeCount()];
    }

    @Override
    void from(int source) {
        search.from(source, -1);
        int end = search.reached();
        ways[source] = 1;
        for (int at = 0; at < end; at++) {
            run.check(at);
            int v = search.node(at);
            for (int i = out.offsets()[v]; i < out.offsets()[v + 1]; i++) {
                if (leadsOn(v, i)) {
                    ways[out.targets()[i]] += ways[v];
                }
            }
        }
        for (int at = end - 1; at >= 0; at--) {
            run.check(at);
            int v = search.node(at);
            double sum = 0;
            for (int i = out.offsets()[v]; i < out.offsets()[v + 1]; i++) {
                int w = out.targets()[i];
                if (leadsOn(v, i)) {
                    sum += (1 + dependency[w]) / ways[w];
                }
            }
            dependency[v] = sum * ways[v];
            if (v != source) {
                scores[v] += dependency[v];
            }
        }
        for (int at = 0; at < end; at++) {
            ways[search.node(at)] = 0;
            dependency[search.node(at)] = 0;
        }
    }

    /** Whether an edge is the last one of a shortest way to its target. */
    private boolean leadsOn(int v, int i) {
        return search.distance(v) + out.weight(i) == search.distance(out.targets()[i]);
    }
}
