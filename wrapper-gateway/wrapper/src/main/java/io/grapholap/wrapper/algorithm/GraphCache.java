package io.grapholap.wrapper.algorithm;

import io.grapholap.engine.GraphEngine;
import io.grapholap.engine.Topology;
import io.grapholap.engine.TopologyRequest;
import io.grapholap.engine.algorithm.CsrGraph;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Graphs that were extracted, by labels and types; what runs longest ago goes first when memory is
 * short. The structure of an instance's graph never changes.
 */
final class GraphCache {
    private final long maxBytes;
    private final Map<TopologyRequest, Extract> extracts = new LinkedHashMap<>(8, 0.75f, true);

    /**
     * @param nodes the nodes alone, for writing results back
     */
    record Extract(Topology nodes, CsrGraph graph) {
        long bytes() {
            long offsets =
                    nodes.ranges().stream()
                            .mapToLong(r -> r.offsets() == null ? 0 : 8L * r.size())
                            .sum();
            return offsets + 4L * (graph.nodeCount() + 1) + 4L * graph.edgeCount();
        }
    }

    GraphCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The graph of these labels and types; one execution at a time asks. */
    synchronized Extract get(GraphEngine engine, TopologyRequest request, Duration timeout) {
        var known = extracts.get(request);
        if (known != null) {
            return known;
        }
        var topology = engine.topology(request, timeout);
        var extract =
                new Extract(
                        new Topology(topology.ranges(), new int[0], new int[0]),
                        CsrGraph.of(topology));
        extracts.put(request, extract);
        var oldest = extracts.values().iterator();
        while (extracts.size() > 1 && bytes() > maxBytes && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
        return extract;
    }

    private long bytes() {
        return extracts.values().stream().mapToLong(Extract::bytes).sum();
    }
}
