package io.grapholap.engine.algorithm;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import java.util.Map;

/**
 * How big a graph is, known before it is extracted.
 *
 * @param nodes number of nodes
 * @param edges number of edges, parallel ones counted each
 */
public record GraphSize(long nodes, long edges) {
    private static final int MAX_ENTRIES = Integer.MAX_VALUE - 8;

    /** Both directions of an edge in one array: 2^31 entries and no more. */
    public static void requireEntries(long entries) {
        if (entries > MAX_ENTRIES) {
            throw new PlatformException.Refused(
                    ErrorCode.INSUFFICIENT_MEMORY,
                    "This algorithm needs "
                            + entries
                            + " entries of edges, and at most "
                            + MAX_ENTRIES
                            + " fit; choose fewer labels or types.",
                    Map.of("required", entries, "available", MAX_ENTRIES));
        }
    }
}
