package io.grapholap.engine.algorithm.centrality;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.Run;
import java.util.Arrays;

/** Dependencies by breadth-first search. */
final class HopDependencies extends Dependencies {
    private final Adjacency out;
    private final Run run;
    private final int[] depth;
    private final int[] order;

    HopDependencies(Adjacency out, Run run) {
        super(out.nodeCount());
        this.out = out;
        this.run = run;
        this.depth = new int[out.nodeCount()];
        this.order = new int[out.nodeCount()];
        Arrays.fill(depth, -1);
    }

    @Override
    void from(int source) {
        int end = search(source);
        for (int at = end - 1; at >= 0; at--) {
            run.check(at);
            int v = order[at];
            double sum = 0;
            for (int i = out.offsets()[v]; i < out.offsets()[v + 1]; i++) {
                int w = out.targets()[i];
                if (depth[w] == depth[v] + 1) {
                    sum += (1 + dependency[w]) / ways[w];
                }
            }
            dependency[v] = sum * ways[v];
            if (v != source) {
                scores[v] += dependency[v];
            }
        }
        for (int at = 0; at < end; at++) {
            depth[order[at]] = -1;
            ways[order[at]] = 0;
            dependency[order[at]] = 0;
        }
    }

    private int search(int source) {
        int end = 0;
        order[end++] = source;
        depth[source] = 0;
        ways[source] = 1;
        for (int at = 0; at < end; at++) {
            run.check(at);
            int v = order[at];
            for (int i = out.offsets()[v]; i < out.offsets()[v + 1]; i++) {
                int w = out.targets()[i];
                if (depth[w] < 0) {
                    depth[w] = depth[v] + 1;
                    order[end++] = w;
                }
                if (depth[w] == depth[v] + 1) {
                    ways[w] += ways[v];
                }
            }
        }
        return end;
    }
}
