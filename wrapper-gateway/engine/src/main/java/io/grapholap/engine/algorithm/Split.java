package io.grapholap.engine.algorithm;

/**
 * Ranges of nodes with about as many edges each. They depend on the graph alone and sums are added
 * in their order, so results do not depend on the machine.
 */
public final class Split {
    private static final int RANGES = 64;
    private static final long SMALL = 10_000;

    private final int[] bounds;

    private Split(int[] bounds) {
        this.bounds = bounds;
    }

    /** Ranges of the rows with about as many entries each. */
    public static Split byEdges(Adjacency rows) {
        int n = rows.nodeCount();
        long work = (long) n + rows.size();
        int ranges = work < SMALL ? 1 : RANGES;
        var bounds = new int[ranges + 1];
        int v = 0;
        for (int r = 1; r < ranges; r++) {
            long until = work * r / ranges;
            while (v < n && v + (long) rows.offsets()[v] < until) {
                v++;
            }
            bounds[r] = v;
        }
        bounds[ranges] = n;
        return new Split(bounds);
    }

    /** Ranges of {@code count} things with as many each. */
    public static Split evenly(int count) {
        int ranges = count < SMALL ? 1 : RANGES;
        var bounds = new int[ranges + 1];
        for (int r = 1; r <= ranges; r++) {
            bounds[r] = (int) ((long) count * r / ranges);
        }
        return new Split(bounds);
    }

    int ranges() {
        return bounds.length - 1;
    }

    int from(int range) {
        return bounds[range];
    }

    int to(int range) {
        return bounds[range + 1];
    }
}
