package io.grapholap.engine.algorithm.path;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.Run;
import java.util.Arrays;

/**
 * Dijkstra's search from one source, with a heap of four children a node. Keeps its arrays for the
 * next search, and clears only what the last one touched.
 */
public final class Dijkstra {
    private static final int ARITY = 4;

    private final Adjacency out;
    private final Run run;
    private final double[] distance;
    private final int[] heap;
    private final int[] place;
    private final int[] settled;
    private final int[] before;
    private int size;
    private int settledCount;

    public Dijkstra(Adjacency out, Run run) {
        int n = out.nodeCount();
        this.out = out;
        this.run = run;
        this.distance = new double[n];
        this.heap = new int[n];
        this.place = new int[n];
        this.settled = new int[n];
        this.before = new int[n];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        Arrays.fill(place, -1);
    }

    /**
     * Searches from {@code source}.
     *
     * @param target where it may stop; negative for nowhere
     */
    public void from(int source, int target) {
        reset();
        distance[source] = 0;
        before[source] = -1;
        push(source);
        while (size > 0) {
            int v = pop();
            settled[settledCount++] = v;
            run.check(settledCount);
            if (v == target) {
                return;
            }
            for (int i = out.offsets()[v]; i < out.offsets()[v + 1]; i++) {
                int w = out.targets()[i];
                double way = distance[v] + out.weight(i);
                if (way < distance[w]) {
                    boolean known = distance[w] < Double.POSITIVE_INFINITY;
                    distance[w] = way;
                    before[w] = v;
                    if (known) {
                        up(place[w]);
                    } else {
                        push(w);
                    }
                }
            }
        }
    }

    private void reset() {
        for (int i = 0; i < settledCount; i++) {
            distance[settled[i]] = Double.POSITIVE_INFINITY;
        }
        for (int i = 0; i < size; i++) {
            distance[heap[i]] = Double.POSITIVE_INFINITY;
        }
        settledCount = 0;
        size = 0;
    }

    /** Length of the shortest way to {@code node}; infinite where there is none. */
    public double distance(int node) {
        return distance[node];
    }

    /** The node before one that was reached; -1 for the source. */
    public int before(int node) {
        return before[node];
    }

    /** Number of nodes that were reached. */
    public int reached() {
        return settledCount;
    }

    /** The nodes that were reached, nearest first. */
    public int node(int i) {
        return settled[i];
    }

    private void push(int v) {
        heap[size] = v;
        place[v] = size;
        up(size++);
    }

    private int pop() {
        int top = heap[0];
        int last = heap[--size];
        if (size > 0) {
            heap[0] = last;
            place[last] = 0;
            down(0);
        }
        return top;
    }

    private void up(int from) {
        int at = from;
        int v = heap[at];
        while (at > 0) {
            int above = (at - 1) / ARITY;
            if (distance[heap[above]] <= distance[v]) {
                break;
            }
            heap[at] = heap[above];
            place[heap[at]] = at;
            at = above;
        }
        heap[at] = v;
        place[v] = at;
    }

    private void down(int from) {
        int at = from;
        int v = heap[at];
        for (int first = at * ARITY + 1; first < size; first = at * ARITY + 1) {
            int least = first;
            for (int child = first + 1; child < Math.min(first + ARITY, size); child++) {
                if (distance[heap[child]] < distance[heap[least]]) {
                    least = child;
                }
            }
            if (distance[v] <= distance[heap[least]]) {
                break;
            }
            heap[at] = heap[least];
            place[heap[at]] = at;
            at = least;
        }
        heap[at] = v;
        place[v] = at;
    }
}
