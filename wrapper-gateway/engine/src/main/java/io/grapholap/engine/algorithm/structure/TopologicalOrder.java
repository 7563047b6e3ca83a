package io.grapholap.engine.algorithm.structure;

import io.grapholap.engine.algorithm.Algorithm;
import io.grapholap.engine.algorithm.AlgorithmFaults;
import io.grapholap.engine.algorithm.AlgorithmSpec;
import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.AlgorithmSpec.Returns;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Parameters;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;

/** Nodes such that every edge leads onwards, after Kahn (1962). */
public final class TopologicalOrder implements Algorithm {
    @Override
    public AlgorithmSpec spec() {
        return AlgorithmSpec.named("topological_sort", "Topological order")
                .category(Category.TRAVERSAL)
                .description(
                        "The nodes in an order in which every edge leads onwards.",
                        "Only for directed graphs without cycles; a cycle is an error that names a"
                                + " node on it. Nodes that no edge orders come by their numbers, as"
                                + " in NetworkX.")
                .returns(Returns.NODES)
                .memory(12, 0)
                .build();
    }

    @Override
    public Result run(CsrGraph graph, Parameters parameters, Run run) {
        if (!graph.directed()) {
            throw AlgorithmFaults.graph(
                    "an undirected one", "must be directed for topological_sort");
        }
        var out = graph.out();
        int n = graph.nodeCount();
        var waiting = new int[n];
        for (int target : out.targets()) {
            waiting[target]++;
        }
        var order = new int[n];
        int end = 0;
        for (int v = 0; v < n; v++) {
            if (waiting[v] == 0) {
                order[end++] = v;
            }
        }
        for (int at = 0; at < end; at++) {
            run.check(at);
            int v = order[at];
            for (int i = out.offsets()[v]; i < out.offsets()[v + 1]; i++) {
                if (--waiting[out.targets()[i]] == 0) {
                    order[end++] = out.targets()[i];
                }
            }
        }
        if (end < n) {
            throw AlgorithmFaults.graph(
                    "one where " + (n - end) + " nodes lie on cycles or behind them",
                    "must have no cycle for topological_sort");
        }
        return new Result.Nodes(order);
    }
}
