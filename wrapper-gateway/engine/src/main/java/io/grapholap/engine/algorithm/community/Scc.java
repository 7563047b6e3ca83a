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
import java.util.Arrays;

/**
 * Strongly connected components after Tarjan (1972), with a stack of its own instead of recursion.
 */
public final class Scc implements Algorithm {
    private static final Parameter<Integer> ITERATIONS =
            Parameter.whole(
                    "max_iterations",
                    100,
                    1,
                    Integer.MAX_VALUE,
                    "Accepted for compatibility; the result is always complete.");

    private final String name;

    /**
     * @param name {@code scc}, or another name under which clients know it
     */
    public Scc(String name) {
        this.name = name;
    }

    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named(name, "Strongly connected components")
                .category(Category.COMMUNITY)
                .description(
                        "Which nodes can reach each other along directed edges.",
                        "Tarjan's algorithm. Two nodes have the same component id if and only if"
                                + " there are paths in both directions; the id is the number of the"
                                + " component's first node.")
                .parameters(ITERATIONS)
                .returns(Returns.NODE_LONG)
                .memory(32, 0)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        return Result.groups(components(graph.out(), run), "component_count");
    }

    /** For each node the smallest number of a node in its component. */
    public static long[] components(Adjacency out, Run run) {
        int n = out.nodeCount();
        var search = new Search(out, run);
        for (int v = 0; v < n; v++) {
            run.check(v);
            if (search.index[v] == 0) {
                search.from(v);
            }
        }
        var smallest = new int[n];
        Arrays.fill(smallest, -1);
        var components = new long[n];
        for (int v = 0; v < n; v++) {
            int c = search.component[v];
            if (smallest[c] < 0) {
                smallest[c] = v;
            }
            components[v] = smallest[c];
        }
        return components;
    }

    private static final class Search {
        private final Adjacency out;
        private final Run run;
        private final int[] index;
        private final int[] low;
        private final int[] next;
        private final int[] path;
        private final int[] open;
        private final int[] component;
        private int visited;
        private int pathSize;
        private int openSize;
        private int found;

        Search(Adjacency out, Run run) {
            int n = out.nodeCount();
            this.out = out;
            this.run = run;
            this.index = new int[n];
            this.low = new int[n];
            this.next = Arrays.copyOf(out.offsets(), n);
            this.path = new int[n];
            this.open = new int[n];
            this.component = new int[n];
            Arrays.fill(component, -1);
        }

        void from(int root) {
            enter(root);
            while (pathSize > 0) {
                int v = path[pathSize - 1];
                if (next[v] < out.offsets()[v + 1]) {
                    int w = out.targets()[next[v]++];
                    run.check(next[v]);
                    if (index[w] == 0) {
                        enter(w);
                    } else if (component[w] < 0) {
                        low[v] = Math.min(low[v], index[w]);
                    }
                } else {
                    leave(v);
                }
            }
        }

        private void enter(int v) {
            index[v] = ++visited;
            low[v] = visited;
            path[pathSize++] = v;
            open[openSize++] = v;
        }

        private void leave(int v) {
            pathSize--;
            if (pathSize > 0) {
                int parent = path[pathSize - 1];
                low[parent] = Math.min(low[parent], low[v]);
            }
            if (low[v] == index[v]) {
                int w;
                do {
                    w = open[--openSize];
                    component[w] = found;
                } while (w != v);
                found++;
            }
        }
    }
}
