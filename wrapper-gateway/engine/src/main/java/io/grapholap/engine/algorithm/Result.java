package io.grapholap.engine.algorithm;

import io.grapholap.engine.NodeValues;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an algorithm returns, in node numbers; {@link ResultJson} says it in names. */
public sealed interface Result {

    /**
     * One value per node; the only kind that is written back.
     *
     * @param facts what else it found, such as the number of components
     */
    record PerNode(NodeValues values, Map<String, Object> facts) implements Result {}

    /**
     * One value.
     *
     * @param value Boolean, Long, Double or String; null where there is none
     */
    record Scalar(@Nullable Object value) implements Result {}

    /** Nodes in an order that means something. */
    record Nodes(int[] nodes) implements Result {}

    /** Groups of nodes: communities, cliques, cycles, layers. */
    record Groups(List<int[]> groups) implements Result {}

    /**
     * Pairs of nodes: edges, predicted links, similar nodes.
     *
     * @param values one per pair; null when pairs have none
     * @param facts what else it found, such as a total weight
     */
    record Pairs(
            int[] sources, int[] targets, double @Nullable [] values, Map<String, Object> facts)
            implements Result {}

    /** Paths, best first; none when there is no way. */
    record Paths(List<Path> paths) implements Result {}

    /**
     * @param nodes from source to target, both included
     * @param length sum of its weights, or number of its edges
     */
    record Path(int[] nodes, double length) {}

    /** A value for pairs of nodes, by first and second node. */
    record Table(Map<Integer, Map<Integer, Double>> rows) implements Result {}

    /**
     * A graph made of some of the nodes.
     *
     * @param weights one per edge; null when edges have none
     */
    record Graph(int[] nodes, int[] sources, int[] targets, double @Nullable [] weights)
            implements Result {}

    /**
     * What Python would return.
     *
     * @param truncated whether there is more of it than was computed
     */
    record Structured(Value value, boolean truncated) implements Result {}

    /** The values that can be written back, if there is one for every node. */
    default Optional<NodeValues> writable() {
        return switch (this) {
            case PerNode perNode -> Optional.of(perNode.values);
            case Structured(Value.NodeDict(var values, var _), var _) -> Optional.of(values);
            default -> Optional.empty();
        };
    }

    static PerNode doubles(double[] values) {
        return new PerNode(new NodeValues.Doubles(values), Map.of());
    }

    static PerNode longs(long[] values) {
        return new PerNode(new NodeValues.Longs(values), Map.of());
    }

    /**
     * Groups, named by numbers below that of the nodes.
     *
     * @param fact what to call their count
     */
    static PerNode groups(long[] values, String fact) {
        var names = new BitSet(values.length);
        for (long value : values) {
            names.set((int) value);
        }
        return new PerNode(new NodeValues.Longs(values), Map.of(fact, (long) names.cardinality()));
    }
}
