package io.grapholap.engine.networkx;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.CsrGraph;

/** Degrees as NetworkX counts them: a self-loop of an undirected graph twice. */
final class Degrees {
    private Degrees() {}

    static int[] all(CsrGraph graph) {
        var degrees = new int[graph.nodeCount()];
        var strengths = sums(graph, false);
        for (int v = 0; v < degrees.length; v++) {
            degrees[v] = (int) strengths[v];
        }
        return degrees;
    }

    /** Sums of the weights of a node's edges; their number where edges have none. */
    static double[] strengths(CsrGraph graph) {
        return sums(graph, true);
    }

    static int[] of(Adjacency rows) {
        var degrees = new int[rows.nodeCount()];
        for (int v = 0; v < degrees.length; v++) {
            degrees[v] = rows.degree(v);
        }
        return degrees;
    }

    static double[] strengths(Adjacency rows) {
        var sums = new double[rows.nodeCount()];
        for (int v = 0; v < sums.length; v++) {
            sums[v] = rows.strength(v);
        }
        return sums;
    }

    /** In, out or all edges of each node, with their weights. */
    static double[] strengths(CsrGraph graph, String ends) {
        if (!graph.directed()) {
            return strengths(graph);
        }
        return switch (ends) {
            case "in" -> strengths(graph.in());
            case "out" -> strengths(graph.out());
            default -> strengths(graph);
        };
    }

    private static double[] sums(CsrGraph graph, boolean weighted) {
        var rows = graph.out();
        var sums = new double[graph.nodeCount()];
        for (int v = 0; v < sums.length; v++) {
            for (int i = rows.offsets()[v]; i < rows.offsets()[v + 1]; i++) {
                int target = rows.targets()[i];
                double weight = weighted ? rows.weight(i) : 1;
                sums[v] += weight;
                if (graph.directed() || target == v) {
                    sums[target] += weight;
                }
            }
        }
        return sums;
    }
}
