package io.grapholap.engine.algorithm.centrality;

import io.grapholap.engine.algorithm.Adjacency;

/**
 * What each node gives along each of its edges: of the last iteration, to read, and of this one, to
 * write. Reading them in the order of edges is what PageRank spends its time on.
 */
sealed interface Shares {
    /** The sum of what the entries {@code from} to before {@code to} of the rows give. */
    double pulled(Adjacency rows, int from, int to);

    void give(int node, double share);

    /** Ends the iteration: what was written is read from now on. */
    void turn();

    /** As exact as they come. */
    static Shares exact(int n) {
        return new Exact(n);
    }

    /**
     * Rounded to 24 bits, in half the memory; sums are exact. All scores together are off by less
     * than {@link #ROUNDING}.
     */
    static Shares rounded(int n) {
        return new Rounded(n);
    }

    /** Nodes from which on exact shares do not stay in the cache. */
    int LARGE = 1 << 16;

    /** Relative error of one rounding, times six for damping up to 0.85. */
    double ROUNDING = 6 * 0x1p-24;

    final class Exact implements Shares {
        private double[] given;
        private double[] next;

        private Exact(int n) {
            given = new double[n];
            next = new double[n];
        }

        @Override
        public double pulled(Adjacency rows, int from, int to) {
            var sources = rows.targets();
            var weights = rows.weights();
            var shares = given;
            double sum = 0;
            if (weights == null) {
                for (int i = from; i < to; i++) {
                    sum += shares[sources[i]];
                }
            } else {
                for (int i = from; i < to; i++) {
                    sum += shares[sources[i]] * weights[i];
                }
            }
            return sum;
        }

        @Override
        public void give(int node, double share) {
            next[node] = share;
        }

        @Override
        public void turn() {
            var read = given;
            given = next;
            next = read;
        }
    }

    final class Rounded implements Shares {
        private float[] given;
        private float[] next;

        private Rounded(int n) {
            given = new float[n];
            next = new float[n];
        }

        @Override
        public double pulled(Adjacency rows, int from, int to) {
            var sources = rows.targets();
            var weights = rows.weights();
            var shares = given;
            double sum = 0;
            if (weights == null) {
                for (int i = from; i < to; i++) {
                    sum += shares[sources[i]];
                }
            } else {
                for (int i = from; i < to; i++) {
                    sum += shares[sources[i]] * weights[i];
                }
            }
            return sum;
        }

        @Override
        public void give(int node, double share) {
            next[node] = (float) share;
        }

        @Override
        public void turn() {
            var read = given;
            given = next;
            next = read;
        }
    }
}
