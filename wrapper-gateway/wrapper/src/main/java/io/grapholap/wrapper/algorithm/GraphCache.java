package io.grapholap.wrapper.algorithm;

import io.grapholap.engine.GraphEngine;
import io.grapholap.engine.Topology;
import io.grapholap.engine.TopologyRequest;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.KeyNames;
import io.grapholap.wrapper.WrapperConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Graphs that were extracted, by labels, types, weight and direction; what ran longest ago goes
 * first when memory is short. The structure of an instance's graph never changes; what a query
 * answers may, so its graph is not kept.
 */
@Singleton
final class GraphCache {
    private static final Duration KEYS_TIMEOUT = Duration.ofMinutes(1);

    private final long maxBytes;
    private final Map<Key, Extract> extracts = new LinkedHashMap<>(8, 0.75f, true);

    record Key(TopologyRequest request, CsrGraph.Direction direction) {}

    /**
     * @param nodes the nodes alone, for writing results back
     */
    record Extract(Topology nodes, CsrGraph graph, KeyNames names) {
        long bytes() {
            long offsets =
                    nodes.ranges().stream()
                            .mapToLong(r -> r.offsets() == null ? 0 : 8L * r.size())
                            .sum();
            return offsets + graph.bytes();
        }
    }

    @Inject
    GraphCache(WrapperConfig config) {
        this(config.memoryBytes() / 8);
    }

    GraphCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The graph that a run works on; one execution at a time asks. */
    synchronized Extract get(GraphEngine engine, Key key, Duration timeout) {
        var known = extracts.get(key);
        if (known != null) {
            return known;
        }
        var topology = engine.topology(key.request(), timeout);
        var nodes = topology.nodes();
        var extract =
                new Extract(
                        nodes,
                        CsrGraph.of(topology, key.direction()),
                        new KeyNames(nodes, () -> engine.keys(nodes, KEYS_TIMEOUT)));
        if (key.request().subgraphQuery() == null) {
            extracts.put(key, extract);
            trim();
        }
        return extract;
    }

    /** What is there of a graph already. */
    synchronized Optional<Extract> known(Key key) {
        return Optional.ofNullable(extracts.get(key));
    }

    /** Forgets every graph but one. */
    synchronized void keepOnly(Key key) {
        extracts.keySet().retainAll(Set.of(key));
    }

    private void trim() {
        var oldest = extracts.values().iterator();
        while (extracts.size() > 1 && bytes() > maxBytes && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }

    private long bytes() {
        return extracts.values().stream().mapToLong(Extract::bytes).sum();
    }
}
