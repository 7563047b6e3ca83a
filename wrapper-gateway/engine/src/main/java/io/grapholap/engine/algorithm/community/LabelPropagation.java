package io.grapholap.engine.algorithm.community;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.Algorithm;
import io.grapholap.engine.algorithm.AlgorithmSpec;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Returns;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Parameters;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.engine.algorithm.View;
import io.grapholap.engine.algorithm.structure.GreedyColouring;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Semi-synchronous label propagation after Cordasco and Gargano (2010), as NetworkX does it. */
public final class LabelPropagation implements Algorithm {
    private static final Parameter<Integer> ITERATIONS =
            Parameter.whole("max_iterations", 100, 1, 100_000, "Upper bound of rounds.");

    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("label_propagation", "Label propagation")
                .category(Category.COMMUNITY)
                .description(
                        "Groups of nodes that agreed on a label with their neighbours.",
                        "NetworkX's label_propagation_communities: nodes of one colour of a greedy"
                                + " colouring change together; a node whose label is not among the"
                                + " most frequent around it takes the greatest of those. Directions,"
                                + " parallel edges and self-loops are ignored. For the synchronous"
                                + " definition of LDBC Graphalytics see cdlp.")
                .parameters(ITERATIONS)
                .views(View.SIMPLE)
                .returns(Returns.NODE_LONG)
                .memory(40, 0)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        var simple = graph.simple();
        int n = simple.nodeCount();
        var rounds = new Rounds(simple, run);
        int limit = parameters.get(ITERATIONS);
        for (int i = 0; i < limit && rounds.unsettled(); i++) {
            rounds.round();
            run.progress(i + 1, limit);
        }
        var values = new long[n];
        for (int v = 0; v < n; v++) {
            values[v] = rounds.labels[v];
        }
        return Result.groups(values, "community_count");
    }

    private static final class Rounds {
        private final Adjacency simple;
        private final Run run;
        private final int[] labels;
        private final int[] order;
        private final int[] counts;

        Rounds(Adjacency simple, Run run) {
            int n = simple.nodeCount();
            this.simple = simple;
            this.run = run;
            this.labels = new int[n];
            Arrays.setAll(labels, v -> v);
            this.order = byColour(GreedyColouring.colours(simple, run));
            this.counts = new int[n];
        }

        private static int[] byColour(int[] colours) {
            return IntStream.range(0, colours.length)
                    .boxed()
                    .sorted(Comparator.comparingInt(v -> colours[v]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        void round() {
            for (int i = 0; i < order.length; i++) {
                run.check(i);
                int v = order[i];
                if (simple.degree(v) > 0) {
                    labels[v] = next(v);
                }
            }
        }

        boolean unsettled() {
            for (int v = 0; v < order.length; v++) {
                run.check(v);
                if (simple.degree(v) > 0 && next(v) != labels[v]) {
                    return true;
                }
            }
            return false;
        }

        /** Its own label if that is among the most frequent ones, else the greatest of those. */
        private int next(int v) {
            int most = 0;
            for (int i = simple.offsets()[v]; i < simple.offsets()[v + 1]; i++) {
                most = Math.max(most, ++counts[labels[simple.targets()[i]]]);
            }
            int greatest = -1;
            boolean own = counts[labels[v]] == most;
            for (int i = simple.offsets()[v]; i < simple.offsets()[v + 1]; i++) {
                int label = labels[simple.targets()[i]];
                if (counts[label] == most) {
                    greatest = Math.max(greatest, label);
                }
            }
            for (int i = simple.offsets()[v]; i < simple.offsets()[v + 1]; i++) {
                counts[labels[simple.targets()[i]]] = 0;
            }
            return own ? labels[v] : greatest;
        }
    }
}
