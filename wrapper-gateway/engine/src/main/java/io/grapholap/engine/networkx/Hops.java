package io.grapholap.engine.networkx;

import io.grapholap.engine.algorithm.Adjacency;
import java.util.Arrays;
import java.util.BitSet;

/** Breadth-first search: distances in edges. */
final class Hops {
    private Hops() {}

    /**
     * @param distance -1 where it did not arrive
     * @param parent from where it arrived first; -1 at the source and where it did not arrive
     * @param order the nodes as they were found; only the first {@code found} count
     */
    record Tree(int[] distance, int[] parent, int[] order, int found) {
        int[] path(int target) {
            return Routes.path(parent, target);
        }

        int[] nodes() {
            return Arrays.copyOf(order, found);
        }
    }

    static Tree from(Call call, Adjacency rows, int source) {
        return from(call, rows, new int[] {source}, Integer.MAX_VALUE);
    }

    static Tree from(Call call, Adjacency rows, int[] sources, int cutoff) {
        int n = rows.nodeCount();
        var distance = new int[n];
        var parent = new int[n];
        var order = new int[n];
        Arrays.fill(distance, -1);
        Arrays.fill(parent, -1);
        int found = 0;
        for (int source : sources) {
            if (distance[source] < 0) {
                distance[source] = 0;
                order[found++] = source;
            }
        }
        for (int head = 0; head < found; head++) {
            int v = order[head];
            call.run().check(head);
            for (int i = rows.offsets()[v];
                    distance[v] < cutoff && i < rows.offsets()[v + 1];
                    i++) {
                int target = rows.targets()[i];
                if (distance[target] < 0) {
                    distance[target] = distance[v] + 1;
                    parent[target] = v;
                    order[found++] = target;
                }
            }
        }
        return new Tree(distance, parent, order, found);
    }

    /** The nodes that can be reached, the source included. */
    static BitSet reached(Call call, Adjacency rows, int source) {
        return Values.set(from(call, rows, source).nodes());
    }

    static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }
}
