package io.grapholap.engine.networkx;

import io.grapholap.engine.algorithm.Adjacency;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/** Shortest paths by weights: Dijkstra's, and Bellman and Ford's where weights are negative. */
final class Routes {
    private Routes() {}

    /**
     * @param distance infinite where there is no path
     * @param parent -1 at the source and where there is no path
     */
    record Tree(double[] distance, int[] parent) {
        int[] path(int target) {
            return Routes.path(parent, target);
        }

        boolean reaches(int target) {
            return distance[target] < Double.POSITIVE_INFINITY;
        }
    }

    private record Entry(double distance, long order, int node, int parent)
            implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byDistance = Double.compare(distance, other.distance);
            return byDistance != 0 ? byDistance : Long.compare(order, other.order);
        }
    }

    static Tree from(Call call, Adjacency rows, int source) {
        return from(call, rows, new int[] {source}, Double.POSITIVE_INFINITY);
    }

    static Tree from(Call call, Adjacency rows, int[] sources, double cutoff) {
        int n = rows.nodeCount();
        var distance = new double[n];
        var best = new double[n];
        var parent = new int[n];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        Arrays.fill(parent, -1);
        var queue = new PriorityQueue<Entry>();
        long order = 0;
        for (int source : sources) {
            best[source] = 0;
            queue.add(new Entry(0, order++, source, -1));
        }
        for (int step = 0; !queue.isEmpty(); step++) {
            call.run().check(step);
            var entry = queue.remove();
            int v = entry.node();
            if (distance[v] < Double.POSITIVE_INFINITY) {
                continue;
            }
            distance[v] = entry.distance();
            parent[v] = entry.parent();
            for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                int target = rows.targets()[i];
                double length = entry.distance() + rows.weight(i);
                if (length <= cutoff && length < best[target]) {
                    best[target] = length;
                    queue.add(new Entry(length, order++, target, v));
                }
            }
        }
        return new Tree(distance, parent);
    }

    /**
     * Any weights.
     *
     * @throws io.grapholap.common.error.PlatformException when a cycle of negative weight can be
     *     reached
     */
    static Tree bellmanFord(Call call, Adjacency rows, int source) {
        int n = rows.nodeCount();
        var distance = new double[n];
        var parent = new int[n];
        var rounds = new int[n];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        Arrays.fill(parent, -1);
        distance[source] = 0;
        var queue = new ArrayDeque<Integer>(List.of(source));
        var waiting = new boolean[n];
        waiting[source] = true;
        for (int step = 0; !queue.isEmpty(); step++) {
            call.run().check(step);
            int v = queue.remove();
            waiting[v] = false;
            if (++rounds[v] > n) {
                throw Faults.negativeCycle();
            }
            for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                int target = rows.targets()[i];
                double length = distance[v] + rows.weight(i);
                if (length < distance[target]) {
                    if (target == source || target == v) {
                        throw Faults.negativeCycle();
                    }
                    distance[target] = length;
                    parent[target] = v;
                    if (!waiting[target]) {
                        waiting[target] = true;
                        queue.add(target);
                    }
                }
            }
        }
        return new Tree(distance, parent);
    }

    /** From the root to a node. */
    static int[] path(int[] parent, int target) {
        var path = new ArrayList<Integer>();
        for (int v = target; v >= 0; v = parent[v]) {
            path.add(v);
        }
        Collections.reverse(path);
        return path.stream().mapToInt(Integer::intValue).toArray();
    }

    /** All predecessors of each node on shortest paths. */
    static List<int[]> predecessors(Adjacency in, double[] distance, int source) {
        var lists = new ArrayList<int[]>(distance.length);
        for (int v = 0; v < distance.length; v++) {
            var found = new ArrayList<Integer>();
            for (int i = in.offsets()[v];
                    v != source
                            && distance[v] < Double.POSITIVE_INFINITY
                            && i < in.offsets()[v + 1];
                    i++) {
                int from = in.targets()[i];
                if (from != v
                        && distance[from] + in.weight(i) == distance[v]
                        && !found.contains(from)) {
                    found.add(from);
                }
            }
            lists.add(found.stream().mapToInt(Integer::intValue).toArray());
        }
        return lists;
    }
}
