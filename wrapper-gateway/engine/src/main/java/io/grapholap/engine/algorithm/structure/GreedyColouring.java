package io.grapholap.engine.algorithm.structure;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.Algorithm;
import io.grapholap.engine.algorithm.AlgorithmSpec;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Returns;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameters;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.engine.algorithm.View;
import java.util.Arrays;

/** Colours for nodes such that neighbours differ, the nodes with most neighbours first. */
public final class GreedyColouring implements Algorithm {
    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("greedy_color", "Greedy colouring")
                .category(Category.OTHER)
                .description(
                        "A colour for each node that no neighbour has.",
                        "Greedy, nodes with most neighbours first, each with the smallest colour"
                                + " that is free, as NetworkX's largest_first. Directions, parallel"
                                + " edges and self-loops are ignored. Colours count from 0; they are"
                                + " not always the fewest.")
                .views(View.SIMPLE)
                .returns(Returns.NODE_LONG)
                .memory(24, 0)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        var colours = colours(graph.simple(), run);
        var values = new long[colours.length];
        for (int v = 0; v < values.length; v++) {
            values[v] = colours[v];
        }
        return Result.groups(values, "color_count");
    }

    /** Nodes by falling number of neighbours, then by their own number. */
    public static int[] order(Adjacency simple) {
        int n = simple.nodeCount();
        int most = 0;
        for (int v = 0; v < n; v++) {
            most = Math.max(most, simple.degree(v));
        }
        var next = new int[most + 2];
        for (int v = 0; v < n; v++) {
            next[most - simple.degree(v) + 1]++;
        }
        for (int d = 1; d < next.length; d++) {
            next[d] += next[d - 1];
        }
        var order = new int[n];
        for (int v = 0; v < n; v++) {
            order[next[most - simple.degree(v)]++] = v;
        }
        return order;
    }

    public static int[] colours(Adjacency simple, Run run) {
        var colours = new int[simple.nodeCount()];
        Arrays.fill(colours, -1);
        var taken = new int[colours.length + 1];
        Arrays.fill(taken, -1);
        int step = 0;
        for (int v : order(simple)) {
            run.check(step++);
            for (int i = simple.offsets()[v]; i < simple.offsets()[v + 1]; i++) {
                int colour = colours[simple.targets()[i]];
                if (colour >= 0) {
                    taken[colour] = v;
                }
            }
            int free = 0;
            while (taken[free] == v) {
                free++;
            }
            colours[v] = free;
        }
        return colours;
    }
}
