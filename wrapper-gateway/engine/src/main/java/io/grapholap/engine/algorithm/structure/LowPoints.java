package io.grapholap.engine.algorithm.structure;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.Run;
import java.util.Arrays;

/**
 * Depth-first search that finds where a graph falls apart, after Hopcroft and Tarjan (1973); with a
 * stack of its own instead of recursion.
 */
final class LowPoints {
    private final Adjacency simple;
    private final Run run;
    final int[] index;
    final int[] low;
    final int[] parent;
    private final int[] next;
    private int visited;
    private final boolean[] cuts;

    LowPoints(Adjacency simple, Run run) {
        int n = simple.nodeCount();
        this.simple = simple;
        this.run = run;
        this.index = new int[n];
        this.low = new int[n];
        this.parent = new int[n];
        this.next = Arrays.copyOf(simple.offsets(), n);
        this.cuts = new boolean[n];
        Arrays.fill(parent, -1);
        for (int v = 0; v < n; v++) {
            run.check(v);
            if (index[v] == 0) {
                from(v);
            }
        }
    }

    private void from(int root) {
        int children = 0;
        int v = root;
        enter(v);
        while (v >= 0) {
            if (next[v] < simple.offsets()[v + 1]) {
                int w = simple.targets()[next[v]++];
                run.check(next[v]);
                if (index[w] == 0) {
                    children += v == root ? 1 : 0;
                    parent[w] = v;
                    enter(w);
                    v = w;
                } else if (w != parent[v]) {
                    low[v] = Math.min(low[v], index[w]);
                }
            } else {
                int above = parent[v];
                if (above >= 0) {
                    low[above] = Math.min(low[above], low[v]);
                    cuts[above] |= above != root && low[v] >= index[above];
                }
                v = above;
            }
        }
        cuts[root] = children > 1;
    }

    private void enter(int v) {
        index[v] = ++visited;
        low[v] = visited;
    }

    boolean isCut(int v) {
        return cuts[v];
    }

    /** Whether nothing but the edge to its parent holds a node and what is below it. */
    boolean hangs(int v) {
        return parent[v] >= 0 && low[v] > index[parent[v]];
    }
}
