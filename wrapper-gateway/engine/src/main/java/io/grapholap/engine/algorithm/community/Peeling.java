package io.grapholap.engine.algorithm.community;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.Run;

/**
 * Nodes in the order in which they fall off when always one with the fewest neighbours left is
 * taken away.
 *
 * @param cores how many neighbours were left then, at most so far
 * @param order the nodes, first gone first
 */
public record Peeling(int[] cores, int[] order) {

    public static Peeling of(Adjacency simple, Run run) {
        int n = simple.nodeCount();
        var degree = new int[n];
        int most = 0;
        for (int v = 0; v < n; v++) {
            degree[v] = simple.degree(v);
            most = Math.max(most, degree[v]);
        }
        var start = new int[most + 2];
        for (int v = 0; v < n; v++) {
            start[degree[v] + 1]++;
        }
        for (int d = 1; d < start.length; d++) {
            start[d] += start[d - 1];
        }
        var order = new int[n];
        var place = new int[n];
        var next = start.clone();
        for (int v = 0; v < n; v++) {
            place[v] = next[degree[v]]++;
            order[place[v]] = v;
        }
        for (int i = 0; i < n; i++) {
            run.check(i);
            int v = order[i];
            for (int e = simple.offsets()[v]; e < simple.offsets()[v + 1]; e++) {
                int w = simple.targets()[e];
                if (degree[w] > degree[v]) {
                    int first = start[degree[w]];
                    int other = order[first];
                    order[place[w]] = other;
                    place[other] = place[w];
                    order[first] = w;
                    place[w] = first;
                    start[degree[w]]++;
                    degree[w]--;
                }
            }
        }
        return new Peeling(degree, order);
    }
}
