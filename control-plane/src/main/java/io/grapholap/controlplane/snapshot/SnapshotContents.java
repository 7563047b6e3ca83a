package io.grapholap.controlplane.snapshot;

import java.util.List;
import java.util.Map;

/**
 * What a ready snapshot holds.
 *
 * @param sizeBytes bytes of all Parquet files, without built graphs
 * @param nodeCounts nodes by label
 * @param edgeCounts edges by type
 * @param warnings what went wrong without keeping the snapshot from use
 */
public record SnapshotContents(
        long sizeBytes,
        Map<String, Long> nodeCounts,
        Map<String, Long> edgeCounts,
        List<String> warnings) {
    public SnapshotContents {
        if (sizeBytes < 0) {
            throw new IllegalArgumentException("a snapshot of " + sizeBytes + " bytes");
        }
        nodeCounts = Map.copyOf(nodeCounts);
        edgeCounts = Map.copyOf(edgeCounts);
        warnings = List.copyOf(warnings);
    }

    public long nodeCount() {
        return sum(nodeCounts);
    }

    public long edgeCount() {
        return sum(edgeCounts);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
