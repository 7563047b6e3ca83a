package io.grapholap.engine.algorithm;

import io.grapholap.engine.Topology;

/**
 * A directed graph as compressed sparse rows: the targets of node {@code v} are {@code
 * targets[offsets[v]]} to {@code targets[offsets[v + 1] - 1]}. Parallel edges and self-loops are
 * kept. The arrays are shared, not copied: read them only.
 */
public record CsrGraph(int[] offsets, int[] targets) {

    public static CsrGraph of(Topology topology) {
        return of(topology.nodeCount(), topology.sources(), topology.targets());
    }

    /** The graph with edges {@code sources[i] → targets[i]} among {@code nodeCount} nodes. */
    public static CsrGraph of(int nodeCount, int[] sources, int[] targets) {
        var offsets = new int[nodeCount + 1];
        for (int source : sources) {
            offsets[source + 1]++;
        }
        for (int v = 0; v < nodeCount; v++) {
            offsets[v + 1] += offsets[v];
        }
        var next = offsets.clone();
        var packed = new int[targets.length];
        for (int i = 0; i < sources.length; i++) {
            packed[next[sources[i]]++] = targets[i];
        }
        return new CsrGraph(offsets, packed);
    }

    public int nodeCount() {
        return offsets.length - 1;
    }

    public int edgeCount() {
        return targets.length;
    }

    public int degree(int node) {
        return offsets[node + 1] - offsets[node];
    }

    /** The same edges, turned around. */
    public CsrGraph reversed() {
        int n = nodeCount();
        var counts = new int[n + 1];
        for (int target : targets) {
            counts[target + 1]++;
        }
        for (int v = 0; v < n; v++) {
            counts[v + 1] += counts[v];
        }
        var next = counts.clone();
        var packed = new int[targets.length];
        for (int v = 0; v < n; v++) {
            for (int i = offsets[v]; i < offsets[v + 1]; i++) {
                packed[next[targets[i]]++] = v;
            }
        }
        return new CsrGraph(counts, packed);
    }
}
