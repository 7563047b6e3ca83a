package io.grapholap.wrapper.algorithm;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.engine.GraphSchema;
import io.grapholap.engine.algorithm.AlgorithmSpec;
import io.grapholap.engine.algorithm.GraphSize;
import io.grapholap.engine.algorithm.MemoryEstimate;
import jakarta.inject.Singleton;
import java.util.Map;

/** Lets an algorithm start only if the heap has room for it, by its own estimate. */
@Singleton
final class MemoryGate {
    private static final long RESERVE = 48L << 20;
    private static final long MAX_SUBGRAPH = 1_000_000;

    private final GraphCache graphs;

    MemoryGate(GraphCache graphs) {
        this.graphs = graphs;
    }

    /**
     * What a run would take beside what is there.
     *
     * @param requiredBytes of the heap, anew
     * @param availableBytes of the heap that are free, garbage not counted
     */
    record Verdict(
            GraphSize size, MemoryEstimate estimate, long requiredBytes, long availableBytes) {
        boolean fits() {
            return requiredBytes <= availableBytes;
        }
    }

    Verdict verdict(AlgorithmRun run, AlgorithmSpec spec, GraphSchema schema) {
        var known = graphs.known(run.graph());
        var size = size(run, schema);
        var estimate = spec.estimate(size, run.weightProperty() != null);
        long there = known.map(GraphCache.Extract::bytes).orElse(0L);
        long required = Math.max(0, estimate.graphBytes() - there) + estimate.workBytes();
        return new Verdict(size, estimate, required, available());
    }

    /**
     * Makes room by forgetting other graphs if need be.
     *
     * @throws Refused {@code INSUFFICIENT_MEMORY}
     */
    void requireRoom(AlgorithmRun run, AlgorithmSpec spec, GraphSchema schema) {
        var verdict = verdict(run, spec, schema);
        if (!verdict.fits()) {
            graphs.keepOnly(run.graph());
            System.gc();
            verdict = verdict(run, spec, schema);
        }
        if (!verdict.fits()) {
            throw new Refused(
                    ErrorCode.INSUFFICIENT_MEMORY,
                    "%s on %d nodes and %d edges needs about %d MB, and %d MB are free. Choose fewer labels or types, or an instance with more memory."
                            .formatted(
                                    spec.name(),
                                    verdict.size().nodes(),
                                    verdict.size().edges(),
                                    verdict.requiredBytes() >> 20,
                                    verdict.availableBytes() >> 20),
                    Map.of(
                            "required_bytes",
                            verdict.requiredBytes(),
                            "available_bytes",
                            verdict.availableBytes()));
        }
    }

    private static long available() {
        var runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        return Math.max(0, runtime.maxMemory() - used - RESERVE);
    }

    private static GraphSize size(AlgorithmRun run, GraphSchema schema) {
        long nodes = 0;
        for (var table : schema.nodeTables()) {
            if (run.labels().isEmpty() || run.labels().contains(table.label())) {
                nodes += table.nodeCount();
            }
        }
        long edges = 0;
        for (var table : schema.edgeTables()) {
            if (run.types().isEmpty() || run.types().contains(table.type())) {
                edges += table.edgeCount();
            }
        }
        return run.subgraphQuery() == null
                ? new GraphSize(nodes, edges)
                : new GraphSize(Math.min(nodes, 2 * MAX_SUBGRAPH), Math.min(edges, MAX_SUBGRAPH));
    }
}
