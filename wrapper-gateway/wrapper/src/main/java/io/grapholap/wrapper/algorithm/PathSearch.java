package io.grapholap.wrapper.algorithm;

import io.grapholap.common.error.Fault;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.engine.GraphEngine;
import io.grapholap.engine.algorithm.AlgorithmInfo;
import io.grapholap.engine.algorithm.Algorithms;
import io.grapholap.engine.algorithm.Cancellation;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shortest path between two nodes by their keys; a question, so it takes no lock. */
@Singleton
final class PathSearch {
    static final String ALGORITHM = "shortest_path";

    private static final int DEFAULT_DEPTH = 10;
    private static final int MAX_DEPTH = 50;
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final GraphCache graphs;
    private final MemoryGate gate;
    private final Clock clock;

    PathSearch(GraphCache graphs, MemoryGate gate, Clock clock) {
        this.graphs = graphs;
        this.gate = gate;
        this.clock = clock;
    }

    /**
     * @return the completed execution; it has no result when one of the nodes is not there
     */
    Execution search(@Nullable PathBody body, String username, GraphEngine engine) {
        var valid = valid(body);
        var info = Algorithms.info(ALGORITHM);
        var run = run(valid, info, engine);
        var start = clock.instant();
        gate.requireRoom(run, Algorithms.find(ALGORITHM).spec(), engine.schema());
        var cancellation = Cancellation.after(TIMEOUT);
        var extract = graphs.get(engine, run.graph(), cancellation.remaining());
        var result = found(valid, run, extract, cancellation);
        return new Execution(
                UUID.randomUUID().toString(),
                username,
                run,
                start,
                new Execution.State.Completed(clock.instant(), 0, result));
    }

    private record Valid(Object source, Object target, PathBody body, int depth) {}

    private static Valid valid(@Nullable PathBody body) {
        if (body == null) {
            throw new ValidationFailed("body", "is missing", "required");
        }
        var faults = new ArrayList<Fault>();
        int depth = body.maxDepth() == null ? DEFAULT_DEPTH : body.maxDepth();
        if (depth < 1 || depth > MAX_DEPTH) {
            faults.add(
                    new Fault(
                            "body.max_depth",
                            "must be between 1 and " + MAX_DEPTH + ", found " + depth,
                            "range"));
        }
        var source = body.sourceId();
        var target = body.targetId();
        if (source == null) {
            faults.add(new Fault("body.source_id", "is missing", "required"));
        }
        if (target == null) {
            faults.add(new Fault("body.target_id", "is missing", "required"));
        }
        if (source == null || target == null || !faults.isEmpty()) {
            throw new ValidationFailed(faults);
        }
        return new Valid(source, target, body, depth);
    }

    private static AlgorithmRun run(Valid valid, AlgorithmInfo info, GraphEngine engine) {
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        parameters.put("max_depth", valid.depth());
        var wanted =
                new AlgorithmBody(
                        null,
                        null,
                        null,
                        valid.body().relationshipTypes(),
                        null,
                        parameters,
                        TIMEOUT.toMillis(),
                        false,
                        null,
                        null,
                        null);
        return RunRules.check(wanted, info, engine.schema());
    }

    private static @Nullable Map<String, @Nullable Object> found(
            Valid valid, AlgorithmRun run, GraphCache.Extract extract, Cancellation cancellation) {
        var names = extract.names();
        if (names.find(valid.source()).isEmpty() || names.find(valid.target()).isEmpty()) {
            return null;
        }
        var parameters = new LinkedHashMap<String, @Nullable Object>(run.parameters());
        parameters.put("source", valid.source());
        parameters.put("target", valid.target());
        var paths =
                Algorithms.run(
                        Algorithms.find(ALGORITHM),
                        extract.graph(),
                        parameters,
                        names,
                        new Run(cancellation));
        var result = new LinkedHashMap<String, @Nullable Object>();
        if (paths instanceof Result.Paths(var list) && !list.isEmpty()) {
            var nodes = list.getFirst().nodes();
            result.put("path", Arrays.stream(nodes).mapToObj(names::name).toList());
            result.put("length", nodes.length - 1);
            result.put("found", true);
        } else {
            result.put("path", List.of());
            result.put("length", null);
            result.put("found", false);
        }
        result.put("source_id", valid.source());
        result.put("target_id", valid.target());
        return result;
    }
}
