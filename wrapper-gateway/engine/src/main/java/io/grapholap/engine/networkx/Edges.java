package io.grapholap.engine.networkx;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A growing list of edges between numbered nodes. */
final class Edges {
    private int[] sources;
    private int[] targets;
    private double @Nullable [] weights;
    private int size;

    Edges(int expected, boolean weighted) {
        int room = Math.max(8, expected);
        sources = new int[room];
        targets = new int[room];
        weights = weighted ? new double[room] : null;
    }

    void add(int source, int target, double weight) {
        if (size == sources.length) {
            int room = 2 * size;
            sources = Arrays.copyOf(sources, room);
            targets = Arrays.copyOf(targets, room);
            weights = weights == null ? null : Arrays.copyOf(weights, room);
        }
        sources[size] = source;
        targets[size] = target;
        if (weights != null) {
            weights[size] = weight;
        }
        size++;
    }

    void add(int source, int target) {
        add(source, target, 1);
    }

    void addWeight(int edge, double more) {
        if (weights != null) {
            weights[edge] += more;
        }
    }

    int size() {
        return size;
    }

    int source(int edge) {
        return sources[edge];
    }

    int target(int edge) {
        return targets[edge];
    }

    double weight(int edge) {
        return weights == null ? 1 : weights[edge];
    }

    int[] sources() {
        return Arrays.copyOf(sources, size);
    }

    int[] targets() {
        return Arrays.copyOf(targets, size);
    }

    double @Nullable [] weights() {
        return weights == null ? null : Arrays.copyOf(weights, size);
    }
}
