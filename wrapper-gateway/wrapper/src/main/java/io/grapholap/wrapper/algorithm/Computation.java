package io.grapholap.wrapper.algorithm;

import io.grapholap.engine.GraphEngine;
import io.grapholap.engine.algorithm.Algorithms;
import io.grapholap.engine.algorithm.Cancellation;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.ResultJson;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.engine.networkx.PythonWorker;
import io.grapholap.engine.networkx.PythonWorker.Settings;
import io.grapholap.wrapper.WrapperConfig;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** One run from the graph to its result: extracts, computes, writes back or returns. */
@Singleton
final class Computation {
    private static final int MAX_ITEMS = 10_000;

    private final GraphCache graphs;
    private final MemoryGate gate;
    private final PythonWorker python;
    private final Clock clock;

    Computation(GraphCache graphs, MemoryGate gate, WrapperConfig config, Clock clock) {
        this.graphs = graphs;
        this.gate = gate;
        this.python = python(config);
        this.clock = clock;
    }

    private static PythonWorker python(WrapperConfig config) {
        return config.networkxPython()
                .map(path -> new Settings(Path.of(path), config.networkxMemoryBytes()))
                .map(PythonWorker::new)
                .orElseGet(PythonWorker::absent);
    }

    Execution.State.Completed of(
            AlgorithmRun wanted, GraphEngine engine, Cancellation cancellation, Run run) {
        var algorithm = Library.of(wanted.type()).find(wanted.algorithm(), python);
        gate.requireRoom(wanted, algorithm.spec(), engine.schema());
        var extract = graphs.get(engine, wanted.graph(), cancellation.remaining());
        cancellation.check();
        var result =
                Algorithms.run(
                        algorithm, extract.graph(), wanted.parameters(), extract.names(), run);
        cancellation.check();
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("nodes", extract.graph().nodeCount());
        facts.put("edges", extract.graph().edgeCount());
        long updated = 0;
        var property = wanted.resultProperty();
        if (property != null && result instanceof Result.PerNode(var all, var found)) {
            facts.putAll(found);
            updated =
                    engine.setNodeProperty(
                            extract.nodes(), property, all, cancellation.remaining());
        } else {
            facts.putAll(ResultJson.of(result, extract.names(), MAX_ITEMS));
            var values = result.writable();
            if (property != null && values.isPresent()) {
                updated =
                        engine.setNodeProperty(
                                extract.nodes(), property, values.get(), cancellation.remaining());
            }
        }
        return new Execution.State.Completed(clock.instant(), updated, facts);
    }
}
