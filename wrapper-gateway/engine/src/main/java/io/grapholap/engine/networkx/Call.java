package io.grapholap.engine.networkx;

import io.grapholap.engine.algorithm.Algorithms;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.NodeNames;
import io.grapholap.engine.algorithm.Parameter;
import io.grapholap.engine.algorithm.Parameters;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.engine.algorithm.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call of a function.
 *
 * @param graph of the form that the function wants
 * @param worker for functions that NetworkX itself computes; null for all others
 */
record Call(
        CsrGraph graph,
        Parameters parameters,
        Run run,
        Budget budget,
        @Nullable PythonWorker worker) {
    int n() {
        return graph.nodeCount();
    }

    <T> T get(Parameter<T> parameter) {
        return parameters.get(parameter);
    }

    <T> Optional<T> find(Parameter<T> parameter) {
        return parameters.find(parameter);
    }

    /** The nodes that a parameter names; all of them when it is absent. */
    int[] nodes(Parameter<int[]> parameter) {
        return find(parameter).orElseGet(() -> Values.range(n()));
    }

    /** The same call on another graph. */
    Call on(CsrGraph other) {
        return new Call(other, parameters, run, budget, worker);
    }

    /** Runs one of our algorithms by name. */
    Result algorithm(String name, Map<String, ?> given) {
        return Algorithms.run(Algorithms.find(name), graph, given, NodeNames.numbers(n()), run);
    }

    /** What a loop finds, until the budget is used up. */
    Listing listing() {
        return new Listing(budget, new ArrayList<>());
    }

    /** A list that ends with the budget. */
    record Listing(Budget budget, List<Value> items) {
        /**
         * @param size how many numbers, nodes or words it is made of
         * @return false when there is no room for more
         */
        boolean add(Value item, long size) {
            if (!budget.take(size)) {
                return false;
            }
            items.add(item);
            return true;
        }

        Value value() {
            return new Value.Sequence(items);
        }
    }
}
