package io.grapholap.engine.algorithm.centrality;

import io.grapholap.engine.algorithm.Adjacency;
import io.grapholap.engine.algorithm.Algorithm;
import io.grapholap.engine.algorithm.AlgorithmSpec;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Returns;
import io.grapholap.engine.algorithm.AlgorithmSpec.Weights;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameters;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.engine.algorithm.View;
import io.grapholap.engine.algorithm.path.Dijkstra;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a node's distances from all others say of it; one search per node. */
abstract class Distances implements Algorithm {

    /** Sums over the nodes that reach one. */
    static final class Sums {
        private final Adjacency in;
        private final @Nullable Dijkstra search;
        private final int[] depth;
        private final int[] queue;
        private final Run run;
        double distance;
        double inverse;
        int reached;

        Sums(CsrGraph graph, Run run) {
            this.in = graph.in();
            this.run = run;
            this.search = graph.weighted() ? new Dijkstra(in, run) : null;
            this.depth = new int[search == null ? in.nodeCount() : 0];
            this.queue = new int[depth.length];
            Arrays.fill(depth, -1);
        }

        void to(int node) {
            distance = 0;
            inverse = 0;
            if (search == null) {
                hops(node);
            } else {
                search.from(node, -1);
                reached = search.reached();
                for (int i = 1; i < reached; i++) {
                    add(search.distance(search.node(i)));
                }
            }
        }

        private void hops(int node) {
            int end = 0;
            queue[end++] = node;
            depth[node] = 0;
            for (int at = 0; at < end; at++) {
                run.check(at);
                int v = queue[at];
                if (at > 0) {
                    add(depth[v]);
                }
                for (int i = in.offsets()[v]; i < in.offsets()[v + 1]; i++) {
                    int w = in.targets()[i];
                    if (depth[w] < 0) {
                        depth[w] = depth[v] + 1;
                        queue[end++] = w;
                    }
                }
            }
            reached = end;
            for (int at = 0; at < end; at++) {
                depth[queue[at]] = -1;
            }
        }

        private void add(double way) {
            distance += way;
            inverse += way == 0 ? 0 : 1 / way;
        }
    }

    static AlgorithmSpec.Builder distances(String name, String displayName) {
        return AlgorithmSpec.named(name, displayName)
                .category(Category.CENTRALITY)
                .views(View.IN)
                .weights(Weights.NOT_NEGATIVE)
                .returns(Returns.NODE_DOUBLE)
                .memory(8 + 36L * Run.workers(), 0)
                .defaultTimeout(Duration.ofHours(1));
    }

    abstract double value(Sums sums, int nodeCount, Parameters parameters);

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        int n = graph.nodeCount();
        var values = new double[n];
        run.items(
                n,
                _ -> new Sums(graph, run),
                (sums, v) -> {
                    sums.to(v);
                    values[v] = value(sums, n, parameters);
                });
        return Result.doubles(values);
    }
}
