package io.grapholap.engine.algorithm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Compressed sparse rows: the neighbours of node {@code v} are {@code targets[offsets[v]]} to
 * {@code targets[offsets[v + 1] - 1]}. The arrays are shared, not copied: read them only.
 *
 * @param weights one per entry of {@code targets}; null when every edge weighs 1
 */
public record Adjacency(int[] offsets, int[] targets, double @Nullable [] weights) {

    /** The rows of edges {@code sources[i] → targets[i]}; rows keep the order of the edges. */
    public static Adjacency of(
            int nodeCount, int[] sources, int[] targets, double @Nullable [] weights) {
        var offsets = new int[nodeCount + 1];
        for (int source : sources) {
            offsets[source + 1]++;
        }
        sumUp(offsets);
        var next = offsets.clone();
        var packed = new int[targets.length];
        var packedWeights = weights == null ? null : new double[targets.length];
        for (int i = 0; i < sources.length; i++) {
            int at = next[sources[i]]++;
            packed[at] = targets[i];
            if (packedWeights != null && weights != null) {
                packedWeights[at] = weights[i];
            }
        }
        return new Adjacency(offsets, packed, packedWeights);
    }

    public int nodeCount() {
        return offsets.length - 1;
    }

    /** Entries of all rows. */
    public int size() {
        return targets.length;
    }

    /** Entries of one row. */
    public int degree(int node) {
        return offsets[node + 1] - offsets[node];
    }

    /** Weight of entry {@code i} of {@link #targets}. */
    public double weight(int i) {
        return weights == null ? 1 : weights[i];
    }

    /** Sum of the weights of one row. */
    public double strength(int node) {
        if (weights == null) {
            return degree(node);
        }
        double sum = 0;
        for (int i = offsets[node]; i < offsets[node + 1]; i++) {
            sum += weights[i];
        }
        return sum;
    }

    /** Whether the row of {@code node}, which must be sorted, has {@code target}. */
    public boolean has(int node, int target) {
        return Arrays.binarySearch(targets, offsets[node], offsets[node + 1], target) >= 0;
    }

    /** The same edges, turned around; rows are sorted. */
    public Adjacency reversed() {
        int n = nodeCount();
        var counts = new int[n + 1];
        for (int target : targets) {
            counts[target + 1]++;
        }
        sumUp(counts);
        var next = counts.clone();
        var packed = new int[targets.length];
        var packedWeights = weights == null ? null : new double[targets.length];
        for (int v = 0; v < n; v++) {
            for (int i = offsets[v]; i < offsets[v + 1]; i++) {
                int at = next[targets[i]]++;
                packed[at] = v;
                if (packedWeights != null && weights != null) {
                    packedWeights[at] = weights[i];
                }
            }
        }
        return new Adjacency(counts, packed, packedWeights);
    }

    /** Rows of both ends: every edge appears at both, a self-loop once; rows are sorted. */
    Adjacency undirected() {
        int n = nodeCount();
        var counts = new int[n + 1];
        long entries = 0;
        for (int v = 0; v < n; v++) {
            for (int i = offsets[v]; i < offsets[v + 1]; i++) {
                counts[v + 1]++;
                entries++;
                if (targets[i] != v) {
                    counts[targets[i] + 1]++;
                    entries++;
                }
            }
        }
        GraphSize.requireEntries(entries);
        sumUp(counts);
        var next = counts.clone();
        var packed = new int[(int) entries];
        var packedWeights = weights == null ? null : new double[packed.length];
        for (int v = 0; v < n; v++) {
            for (int i = offsets[v]; i < offsets[v + 1]; i++) {
                int target = targets[i];
                put(packed, packedWeights, next[v]++, target, i);
                if (target != v) {
                    put(packed, packedWeights, next[target]++, v, i);
                }
            }
        }
        return new Adjacency(counts, packed, packedWeights).sorted();
    }

    private void put(int[] packed, double @Nullable [] packedWeights, int at, int target, int i) {
        packed[at] = target;
        if (packedWeights != null) {
            packedWeights[at] = weight(i);
        }
    }

    /** The same rows, each in ascending order: sorted by turning them around twice. */
    Adjacency sorted() {
        return reversed().reversed();
    }

    /** Rows without self-loops and repetitions, without weights; rows must be sorted. */
    Adjacency simple() {
        int n = nodeCount();
        var bounds = new int[n + 1];
        var packed = new int[targets.length];
        int at = 0;
        for (int v = 0; v < n; v++) {
            int previous = -1;
            for (int i = offsets[v]; i < offsets[v + 1]; i++) {
                int target = targets[i];
                if (target != v && target != previous) {
                    packed[at++] = target;
                }
                previous = target;
            }
            bounds[v + 1] = at;
        }
        return new Adjacency(bounds, Arrays.copyOf(packed, at), null);
    }

    long bytes() {
        return 4L * offsets.length + (weights == null ? 4L : 12L) * targets.length;
    }

    private static void sumUp(int[] counts) {
        for (int v = 1; v < counts.length; v++) {
            counts[v] += counts[v - 1];
        }
    }
}
