package io.grapholap.engine;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bare structure of a graph: nodes numbered from 0 without gaps, edges as pairs of numbers.
 * Parallel edges appear once each. The arrays are shared, not copied: read them only.
 *
 * @param ranges one per label, in ascending order of {@link NodeRange#first}
 * @param sources start of edge {@code i}
 * @param targets end of edge {@code i}
 * @param weights weight of edge {@code i}; null when none were asked for
 */
public record Topology(
        List<NodeRange> ranges, int[] sources, int[] targets, double @Nullable [] weights) {
    public Topology {
        ranges = List.copyOf(ranges);
        if (sources.length != targets.length) {
            throw new IllegalArgumentException(
                    sources.length + " sources but " + targets.length + " targets");
        }
        if (weights != null && weights.length != sources.length) {
            throw new IllegalArgumentException(
                    sources.length + " edges but " + weights.length + " weights");
        }
    }

    /** The nodes alone. */
    public Topology nodes() {
        return new Topology(ranges, new int[0], new int[0], null);
    }

    /** Range of the label that node {@code index} has. */
    public NodeRange range(int index) {
        return ranges.stream()
                .filter(range -> index >= range.first() && index < range.first() + range.size())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no node " + index));
    }

    public int nodeCount() {
        return ranges.stream().mapToInt(NodeRange::size).sum();
    }

    public int edgeCount() {
        return sources.length;
    }

    /**
     * The nodes of one label.
     *
     * @param first number of its first node
     * @param offsets the engine's row number of each node, ascending; null when they run from 0
     *     without holes
     */
    public record NodeRange(String label, int first, int size, long @Nullable [] offsets) {
        /** The engine's row number of node {@code first + i}. */
        public long offset(int i) {
            return offsets == null ? i : offsets[i];
        }

        /** Number of the node in the row {@code offset}, which must hold one. */
        public int index(long offset) {
            int index = find(offset);
            if (index < 0) {
                throw new IllegalArgumentException("no " + label + " in row " + offset);
            }
            return index;
        }

        /** Number of the node in the row {@code offset}; negative when it holds none. */
        public int find(long offset) {
            int i = offsets == null ? (int) offset : Arrays.binarySearch(offsets, offset);
            return i < 0 || i >= size ? -1 : first + i;
        }
    }
}
