package io.grapholap.engine.networkx;

import io.grapholap.engine.NodeValues;
import io.grapholap.engine.algorithm.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Values in few words. */
final class Values {
    static final Value NONE = new Value.Scalar(null);

    private Values() {}

    static Value scalar(boolean value) {
        return new Value.Scalar(value);
    }

    static Value scalar(long value) {
        return new Value.Scalar(value);
    }

    static Value scalar(double value) {
        return new Value.Scalar(value);
    }

    static Value scalar(@Nullable String value) {
        return new Value.Scalar(value);
    }

    static Value node(int node) {
        return new Value.Node(node);
    }

    static Value nodes(int[] nodes) {
        return new Value.Nodes(nodes);
    }

    static Value nodes(BitSet nodes) {
        return new Value.Nodes(nodes.stream().toArray());
    }

    static Value tuple(Value... items) {
        return new Value.Tuple(List.of(items));
    }

    static Value edge(int source, int target) {
        return tuple(node(source), node(target));
    }

    static Value edge(int source, int target, double value) {
        return tuple(node(source), node(target), scalar(value));
    }

    static Value list(List<? extends Value> items) {
        return new Value.Sequence(items);
    }

    static Value groups(List<int[]> groups) {
        return list(groups.stream().map(Values::nodes).toList());
    }

    static Value longs(long[] values) {
        return list(java.util.Arrays.stream(values).mapToObj(Values::scalar).toList());
    }

    static Value perNode(double[] values) {
        return new Value.NodeDict(new NodeValues.Doubles(values), false);
    }

    static Value perNode(long[] values) {
        return new Value.NodeDict(new NodeValues.Longs(values), false);
    }

    /** Distances; a node that is infinitely far was not reached. */
    static Value reached(double[] distances) {
        return new Value.NodeDict(new NodeValues.Doubles(distances), true);
    }

    /** Distances; a node at -1 was not reached. */
    static Value reached(long[] distances) {
        return new Value.NodeDict(new NodeValues.Longs(distances), true);
    }

    /** A dict of some of the nodes. */
    static Value dict(int[] nodes, IntFunction<Value> value) {
        var entries = new ArrayList<Value.Entry>(nodes.length);
        for (int node : nodes) {
            entries.add(new Value.Entry(node(node), value.apply(node)));
        }
        return new Value.Dict(entries);
    }

    static int[] range(int n) {
        return IntStream.range(0, n).toArray();
    }

    static BitSet set(int[] nodes) {
        var set = new BitSet();
        for (int node : nodes) {
            set.set(node);
        }
        return set;
    }
}
