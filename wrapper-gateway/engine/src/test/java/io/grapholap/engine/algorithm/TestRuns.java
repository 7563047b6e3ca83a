package io.grapholap.engine.algorithm;

import io.grapholap.engine.NodeValues;
import java.util.Map;

/** Runs algorithms on graphs whose nodes are called by their numbers. */
final class TestRuns {
    private TestRuns() {}

    static Result run(String name, CsrGraph graph, Map<String, ?> parameters) {
        return run(name, graph, parameters, Run.forever());
    }

    static Result run(String name, CsrGraph graph, Map<String, ?> parameters, Run run) {
        return Algorithms.run(
                Algorithms.find(name),
                graph,
                parameters,
                NodeNames.numbers(graph.nodeCount()),
                run);
    }

    static double[] doubles(String name, CsrGraph graph, Map<String, ?> parameters) {
        if (run(name, graph, parameters)
                instanceof Result.PerNode(NodeValues.Doubles(var values), var _)) {
            return values;
        }
        throw new AssertionError(name + " returns no fractions per node");
    }

    static long[] longs(String name, CsrGraph graph, Map<String, ?> parameters) {
        if (run(name, graph, parameters)
                instanceof Result.PerNode(NodeValues.Longs(var values), var _)) {
            return values;
        }
        throw new AssertionError(name + " returns no whole numbers per node");
    }
}
