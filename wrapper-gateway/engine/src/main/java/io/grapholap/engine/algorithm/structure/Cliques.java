package io.grapholap.engine.algorithm.structure;

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
import io.grapholap.engine.algorithm.community.Peeling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Maximal cliques after Eppstein, Löffler and Strash (2010): Bron-Kerbosch with pivots. */
public final class Cliques implements Algorithm {
    private static final Parameter<Integer> LIMIT =
            Parameter.whole("limit", 1_000, 1, 1_000_000, "Cliques after which it stops.");
    private static final Parameter<Integer> SIZE =
            Parameter.whole("min_size", 1, 1, 1_000_000, "Smaller ones are left out.");

    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("cliques", "Maximal cliques")
                .category(Category.COMMUNITY)
                .description(
                        "Groups of nodes that are all neighbours, which no node can join.",
                        "Directions, parallel edges and self-loops are ignored; a node without"
                                + " neighbours is a clique of its own.")
                .parameters(LIMIT, SIZE)
                .views(View.SIMPLE)
                .returns(Returns.GROUPS)
                .memory(64, 0)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        var simple = graph.simple();
        var search = new Search(simple, parameters.get(LIMIT), parameters.get(SIZE), run);
        var order = Peeling.of(simple, run).order();
        var place = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
        }
        for (int i = 0; i < order.length && !search.full(); i++) {
            run.progress(i, order.length);
            search.from(order[i], place);
        }
        return new Result.Groups(search.found);
    }

    private static final class Search {
        private final Adjacency simple;
        private final int limit;
        private final int minSize;
        private final Run run;
        private final List<int[]> found = new ArrayList<>();
        private int steps;

        Search(Adjacency simple, int limit, int minSize, Run run) {
            this.simple = simple;
            this.limit = limit;
            this.minSize = minSize;
            this.run = run;
        }

        boolean full() {
            return found.size() >= limit;
        }

        void from(int v, int[] place) {
            var later = neighbours(v).filter(w -> place[w] > place[v]).toArray();
            var earlier = neighbours(v).filter(w -> place[w] < place[v]).toArray();
            extend(new int[] {v}, later, earlier);
        }

        private IntStream neighbours(int v) {
            return Arrays.stream(simple.targets(), simple.offsets()[v], simple.offsets()[v + 1]);
        }

        /** All maximal cliques with {@code clique}, some of {@code may} and none of {@code not}. */
        private void extend(int[] clique, int[] may, int[] not) {
            run.check(steps++);
            if (full()) {
                return;
            }
            if (may.length == 0 && not.length == 0 && clique.length >= minSize) {
                var sorted = clique.clone();
                Arrays.sort(sorted);
                found.add(sorted);
            }
            if (may.length == 0 || clique.length + may.length < minSize) {
                return;
            }
            int pivot = pivot(may, not);
            var left = may;
            var gone = not;
            for (int v : may) {
                if (simple.has(pivot, v)) {
                    continue;
                }
                var bigger = Arrays.copyOf(clique, clique.length + 1);
                bigger[clique.length] = v;
                extend(bigger, common(left, v), common(gone, v));
                left = Arrays.stream(left).filter(w -> w != v).toArray();
                gone = Arrays.copyOf(gone, gone.length + 1);
                gone[gone.length - 1] = v;
            }
        }

        private int pivot(int[] may, int[] not) {
            int best = may[0];
            int most = -1;
            for (int side = 0; side < 2; side++) {
                for (int v : side == 0 ? may : not) {
                    int covered = common(may, v).length;
                    if (covered > most) {
                        most = covered;
                        best = v;
                    }
                }
            }
            return best;
        }

        private int[] common(int[] nodes, int v) {
            return Arrays.stream(nodes).filter(w -> simple.has(v, w)).toArray();
        }
    }
}
