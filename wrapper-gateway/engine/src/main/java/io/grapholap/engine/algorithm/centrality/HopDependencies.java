package io.grapholap.engine.algorithm.centrality;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.Run;
import java.util.Arrays;

/**
 * Dependencies by breadth-first search, level by level. Whether an edge leads from one level to the
 * next is told by one byte of its target, which stays in the cache where depths would not, and big
 * levels are worked off in the order of the rows.
 */
final class HopDependencies extends Dependencies {
    private static final byte UNSEEN = 0;
    private static final byte SEEN = 1;

    /** On the level after the one at hand. */
    private static final byte NEXT = 2;

    /** A level of more than one in so many nodes is put in their order. */
    private static final int BIG = 64;

    private final Adjacency out;
    private final Run run;
    private final byte[] state;
    private final int[] order;

    /** Where each level begins in the order; the end of the last one follows. */
    private int[] firsts = new int[64];

    HopDependencies(Adjacency out, Run run) {
        super(out.nodeCount());
        this.out = out;
        this.run = run;
        this.state = new byte[out.nodeCount()];
        this.order = new int[out.nodeCount()];
    }

    @Override
    void from(int source) {
        order[0] = source;
        ways[source] = 1;
        state[source] = SEEN;
        firsts[1] = 1;
        int levels = 1;
        while (search(levels - 1)) {
            levels++;
        }
        for (int level = levels - 1; level >= 0; level--) {
            gather(level);
        }
        for (int at = 0; at < firsts[levels]; at++) {
            state[order[at]] = UNSEEN;
        }
    }

    /** Finds the level after this one, and the ways to its nodes; false when there is none. */
    private boolean search(int level) {
        var offsets = out.offsets();
        var targets = out.targets();
        int begin = firsts[level + 1];
        int end = begin;
        for (int at = firsts[level]; at < begin; at++) {
            run.check(at);
            int v = order[at];
            double own = ways[v];
            for (int i = offsets[v]; i < offsets[v + 1]; i++) {
                int w = targets[i];
                byte found = state[w];
                if (found == UNSEEN) {
                    state[w] = NEXT;
                    ways[w] = own;
                    order[end++] = w;
                } else if (found == NEXT) {
                    ways[w] += own;
                }
            }
        }
        settle(begin, end);
        if (level + 2 == firsts.length) {
            firsts = Arrays.copyOf(firsts, 2 * firsts.length);
        }
        firsts[level + 2] = end;
        return end > begin;
    }

    /** The level just found has been seen from now on. */
    private void settle(int begin, int end) {
        if (end - begin > state.length / BIG) {
            int at = begin;
            for (int v = 0; at < end; v++) {
                if (state[v] == NEXT) {
                    order[at++] = v;
                }
            }
        }
        mark(begin, end, SEEN);
    }

    private void mark(int begin, int end, byte as) {
        for (int at = begin; at < end; at++) {
            state[order[at]] = as;
        }
    }

    /**
     * What the nodes of a level get from those of the next, whose {@code ways} have become one more
     * than their dependency, divided by the number of ways to them.
     */
    private void gather(int level) {
        var offsets = out.offsets();
        var targets = out.targets();
        int end = firsts[level + 1];
        for (int at = firsts[level]; at < end; at++) {
            run.check(at);
            int v = order[at];
            double sum = 0;
            for (int i = offsets[v]; i < offsets[v + 1]; i++) {
                int w = targets[i];
                if (state[w] == NEXT) {
                    sum += ways[w];
                }
            }
            double dependency = sum * ways[v];
            ways[v] = (1 + dependency) / ways[v];
            if (level > 0) {
                scores[v] += dependency;
            }
        }
        mark(end, after(level), SEEN);
        mark(firsts[level], end, NEXT);
    }

    /** Where the level after this one ends; it may be empty. */
    private int after(int level) {
        return firsts[level + 2];
    }
}
