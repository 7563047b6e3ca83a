package io.grapholap.engine.algorithm.similarity;

import io.grapholap.engine.algorithm.Adjacency;

/** Compares the neighbours of nodes; rows must be sorted and without repetitions. */
final class Neighbourhoods {
    private Neighbourhoods() {}

    /** Told of each neighbour that two nodes share. */
    interface Shared {
        void neighbour(int node);
    }

    static void shared(Adjacency rows, int u, int v, Shared consumer) {
        int i = rows.offsets()[u];
        int j = rows.offsets()[v];
        while (i < rows.offsets()[u + 1] && j < rows.offsets()[v + 1]) {
            int a = rows.targets()[i];
            int b = rows.targets()[j];
            if (a == b) {
                consumer.neighbour(a);
            }
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }
    }
}
