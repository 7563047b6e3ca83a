package io.grapholap.engine.algorithm;

import io.grapholap.engine.NodeValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result as Python shapes it, in node numbers; {@link ValueJson} says it in names. */
public sealed interface Value {
    /**
     * @param value Boolean, Long, Double or String; null is Python's {@code None}
     */
    record Scalar(@Nullable Object value) implements Value {}

    record Node(int node) implements Value {}

    /** A list, a set or what a generator yields. */
    record Sequence(List<? extends Value> items) implements Value {}

    /** Nodes in a row, without an object for each. */
    record Nodes(int[] nodes) implements Value {}

    record Tuple(List<? extends Value> items) implements Value {}

    record Dict(List<Entry> entries) implements Value {}

    /**
     * @param key a node, a pair of nodes or a scalar
     */
    record Entry(Value key, Value value) {}

    /**
     * A number for every node, which can be written back.
     *
     * @param partial whether nodes whose value is negative or infinite are not in the dict: they
     *     were not reached
     */
    record NodeDict(NodeValues values, boolean partial) implements Value {}

    /**
     * A graph whose nodes are those of the graph it was made from, or groups or pairs of them.
     *
     * @param nodeCount of the whole graph, of which {@code nodes} may be the beginning
     * @param edges tuples of two nodes, and a weight if there is one
     */
    record Graph(
            boolean directed, long nodeCount, long edgeCount, List<Value> nodes, List<Value> edges)
            implements Value {}
}
