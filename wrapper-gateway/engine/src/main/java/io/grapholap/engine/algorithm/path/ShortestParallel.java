package io.grapholap.engine.algorithm.path;

import io.grapholap.engine.algorithm.Adjacency;
import java.util.Arrays;

/** Keeps of parallel edges the shortest, once. */
public final class ShortestParallel {
    private ShortestParallel() {}

    public static Adjacency of(Adjacency rows) {
        int n = rows.nodeCount();
        var bounds = new int[n + 1];
        var targets = new int[rows.size()];
        var weights = new double[rows.size()];
        var place = new int[n];
        Arrays.fill(place, -1);
        int at = 0;
        for (int v = 0; v < n; v++) {
            for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                int w = rows.targets()[i];
                if (place[w] >= bounds[v]) {
                    weights[place[w]] = Math.min(weights[place[w]], rows.weight(i));
                } else {
                    place[w] = at;
                    targets[at] = w;
                    weights[at++] = rows.weight(i);
                }
            }
            bounds[v + 1] = at;
        }
        return new Adjacency(bounds, Arrays.copyOf(targets, at), Arrays.copyOf(weights, at));
    }
}
