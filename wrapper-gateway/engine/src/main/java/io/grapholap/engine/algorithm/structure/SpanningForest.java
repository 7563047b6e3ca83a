package io.grapholap.engine.algorithm.structure;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.Algorithm;
import io.grapholap.engine.algorithm.AlgorithmSpec;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Returns;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Parameters;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Minimum or maximum spanning forest after Boruvka (1926). */
public final class SpanningForest implements Algorithm {
    private static final Parameter<String> OPTIMUM =
            new Parameter.Choice(
                    "optimum",
                    "minimum",
                    List.of("minimum", "maximum"),
                    "Whether the weights should be small or great.");

    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("minimum_spanning_tree", "Minimum spanning tree")
                .category(Category.OTHER)
                .description(
                        "The lightest edges that hold every component together.",
                        "Boruvka's algorithm, directions ignored, one tree per component. Of edges"
                                + " of the same weight the one that was stored first is taken.")
                .parameters(OPTIMUM)
                .weights(Weights.ANY)
                .returns(Returns.PAIRS)
                .memory(40, 0)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        var forest =
                new Forest(graph.out(), parameters.get(OPTIMUM).equals("maximum") ? -1 : 1, run);
        while (forest.grow()) {
            run.progress(forest.size, graph.nodeCount());
        }
        return forest.result();
    }

    private static final class Forest {
        private final Adjacency out;
        private final double sign;
        private final Run run;
        private final int[] roots;
        private final int[] best;
        private final int[] bestSource;
        private final int[] sources;
        private final int[] edges;
        private int size;

        Forest(Adjacency out, double sign, Run run) {
            int n = out.nodeCount();
            this.out = out;
            this.sign = sign;
            this.run = run;
            this.roots = new int[n];
            Arrays.setAll(roots, v -> v);
            this.best = new int[n];
            this.bestSource = new int[n];
            this.sources = new int[n];
            this.edges = new int[n];
        }

        /** Joins every tree with its nearest; returns whether there was anything to join. */
        boolean grow() {
            Arrays.fill(best, -1);
            int n = roots.length;
            for (int v = 0; v < n; v++) {
                run.check(v);
                int root = root(v);
                for (int i = out.offsets()[v]; i < out.offsets()[v + 1]; i++) {
                    int other = root(out.targets()[i]);
                    if (root != other) {
                        offer(root, v, i);
                        offer(other, v, i);
                    }
                }
            }
            boolean grown = false;
            for (int tree = 0; tree < n; tree++) {
                if (best[tree] >= 0) {
                    int a = root(bestSource[tree]);
                    int b = root(out.targets()[best[tree]]);
                    if (a != b) {
                        roots[Math.max(a, b)] = Math.min(a, b);
                        sources[size] = bestSource[tree];
                        edges[size++] = best[tree];
                        grown = true;
                    }
                }
            }
            return grown;
        }

        private void offer(int tree, int source, int edge) {
            int known = best[tree];
            double weight = sign * out.weight(edge);
            if (known < 0
                    || weight < sign * out.weight(known)
                    || (weight == sign * out.weight(known) && edge < known)) {
                best[tree] = edge;
                bestSource[tree] = source;
            }
        }

        private int root(int v) {
            int at = v;
            while (roots[at] != at) {
                roots[at] = roots[roots[at]];
                at = roots[at];
            }
            return at;
        }

        Result result() {
            var targets = new int[size];
            var weights = new double[size];
            double total = 0;
            for (int i = 0; i < size; i++) {
                targets[i] = out.targets()[edges[i]];
                weights[i] = out.weight(edges[i]);
                total += weights[i];
            }
            return new Result.Pairs(
                    Arrays.copyOf(sources, size), targets, weights, Map.of("total_weight", total));
        }
    }
}
