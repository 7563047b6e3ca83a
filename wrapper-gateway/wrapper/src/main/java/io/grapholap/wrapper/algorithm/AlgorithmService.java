package io.grapholap.wrapper.algorithm;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.engine.GraphEngine;
import io.grapholap.engine.algorithm.Algorithms;
import io.grapholap.engine.algorithm.Cancellation;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.ResultJson;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.platform.identity.Caller;
import io.grapholap.platform.identity.Role;
import io.grapholap.platform.identity.Scope;
import io.grapholap.wrapper.Assigned;
import io.grapholap.wrapper.WrapperConfig;
import io.grapholap.wrapper.algorithm.Execution.State;
import io.grapholap.wrapper.graph.Lifecycle;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs algorithms one at a time, writes their results back, and remembers how they went. */
@ApplicationScoped
class AlgorithmService {
    private static final Logger LOG = Logger.getLogger(AlgorithmService.class);
    private static final String TIMER = "graph_olap_algorithm_duration_seconds";
    private static final int MAX_ITEMS = 10_000;
    private static final long STACK_BYTES = 16L << 20;

    private final Lifecycle lifecycle;
    private final WrapperConfig config;
    private final Assigned assigned;
    private final InstanceLock lock;
    private final ExecutionRegistry executions;
    private final Clock clock;
    private final MeterRegistry meters;
    private final GraphCache graphs;
    private final Map<String, Cancellation> running = new ConcurrentHashMap<>();
    private final ExecutorService runner =
            Executors.newCachedThreadPool(task -> {
                var thread = new Thread(null, task, "algorithm", STACK_BYTES);
                thread.setDaemon(true);
                return thread;
            });

    AlgorithmService(
            Lifecycle lifecycle,
            WrapperConfig config,
            Assigned assigned,
            InstanceLock lock,
            ExecutionRegistry executions,
            Clock clock,
            MeterRegistry meters) {
        this.lifecycle = lifecycle;
        this.config = config;
        this.assigned = assigned;
        this.lock = lock;
        this.executions = executions;
        this.clock = clock;
        this.meters = meters;
        this.graphs = new GraphCache(config.memoryBytes() / 8);
    }

    void stop(@Observes ShutdownEvent event) {
        running.values().forEach(Cancellation::cancel);
        runner.shutdown();
    }

    /**
     * Starts an algorithm and waits a moment for its end.
     *
     * @return the execution, completed or still running; fails with what it failed with, with
     *     {@link Forbidden}, or with {@link Refused} {@code RESOURCE_LOCKED}
     */
    Uni<Execution> start(String algorithm, @Nullable AlgorithmBody body, Caller caller) {
        requireOwner(caller);
        var engine = lifecycle.graph().engine();
        return Uni.createFrom()
                .item(() -> begin(algorithm, body, caller, engine))
                .runSubscriptionOn(runner)
                .chain(begun ->
                        Uni.createFrom()
                                .completionStage(begun.end())
                                .ifNoItem()
                                .after(config.algorithmAnswerWithin())
                                .recoverWithItem(begun.execution()));
    }

    private record Begun(Execution execution, CompletableFuture<Execution> end) {}

    private Begun begin(
            String algorithm, @Nullable AlgorithmBody body, Caller caller, GraphEngine engine) {
        var found = Algorithms.find(algorithm);
        var run = RunRules.check(body, Algorithms.info(algorithm), engine.schema());
        Algorithms.check(found, run.parameters());
        var execution =
                new Execution(
                        UUID.randomUUID().toString(),
                        caller.username(),
                        run,
                        clock.instant(),
                        new State.Running());
        lock.acquire(
                new Holder(
                        caller.username(),
                        run.algorithm(),
                        run.type(),
                        execution.id(),
                        execution.startedAt()));
        var cancellation = Cancellation.after(run.timeout());
        executions.add(execution);
        running.put(execution.id(), cancellation);
        var end = new CompletableFuture<Execution>();
        runner.execute(() -> execute(execution, engine, cancellation, end));
        return new Begun(execution, end);
    }

    private void execute(
            Execution execution,
            GraphEngine engine,
            Cancellation cancellation,
            CompletableFuture<Execution> end) {
        State state;
        @Nullable PlatformException failure = null;
        try {
            state = compute(execution.run(), engine, cancellation);
        } catch (PlatformException e) {
            failure = e;
            state =
                    new State.Failed(
                            clock.instant(), e.code().name(), String.valueOf(e.getMessage()));
        } catch (CancellationException e) {
            state = new State.Cancelled(clock.instant());
        } catch (Throwable e) {
            LOG.error("The execution " + execution.id() + " failed.", e);
            failure = unexpected(e);
            state =
                    new State.Failed(
                            clock.instant(),
                            failure.code().name(),
                            String.valueOf(failure.getMessage()));
        }
        running.remove(execution.id());
        var ended = executions.end(execution.id(), state);
        lock.release(execution.id());
        lifecycle.active();
        meters.timer(
                        TIMER,
                        "algorithm",
                        execution.run().algorithm(),
                        "status",
                        ended.status().wireName())
                .record(ended.elapsed(clock.instant()));
        if (failure == null) {
            end.complete(ended);
        } else {
            end.completeExceptionally(failure);
        }
        checkpoint(engine);
    }

    private static void checkpoint(GraphEngine engine) {
        try {
            engine.checkpoint();
        } catch (RuntimeException e) {
            LOG.debug("The checkpoint after an algorithm did not happen.", e);
        }
    }

    private State compute(AlgorithmRun run, GraphEngine engine, Cancellation cancellation) {
        var key = new GraphCache.Key(run.topology(), CsrGraph.Direction.FORWARD);
        var extract = graphs.get(engine, key, cancellation.remaining());
        cancellation.check();
        var result =
                Algorithms.run(
                        Algorithms.find(run.algorithm()),
                        extract.graph(),
                        run.parameters(),
                        extract.names(),
                        new Run(cancellation));
        cancellation.check();
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("nodes", extract.graph().nodeCount());
        facts.put("edges", extract.graph().edgeCount());
        long updated = 0;
        if (result instanceof Result.PerNode(var values, var more)) {
            facts.putAll(more);
            updated =
                    engine.setNodeProperty(
                            extract.nodes(),
                            run.resultProperty(),
                            values,
                            cancellation.remaining());
        } else {
            facts.putAll(ResultJson.of(result, extract.names(), MAX_ITEMS));
        }
        return new State.Completed(clock.instant(), updated, facts);
    }

    private static PlatformException unexpected(Throwable e) {
        return e instanceof OutOfMemoryError
                ? new Refused(
                        ErrorCode.INSUFFICIENT_MEMORY,
                        "The instance has too little memory for this algorithm on this graph.")
                : new Refused(ErrorCode.ALGORITHM_ERROR, "The algorithm failed unexpectedly.");
    }

    /**
     * Stops a running execution.
     *
     * @throws Refused {@code EXECUTION_NOT_FOUND} when it is not running
     */
    void cancel(String executionId, Caller caller) {
        requireOwner(caller);
        var cancellation = running.get(executionId);
        if (cancellation == null) {
            throw new Refused(
                    ErrorCode.EXECUTION_NOT_FOUND,
                    "The execution " + executionId + " is not running.",
                    Map.of("execution_id", executionId));
        }
        cancellation.cancel();
    }

    private void requireOwner(Caller caller) {
        var own = assigned.get();
        boolean allowed =
                caller.username().equals(own.ownerId())
                        || caller.role() == Role.ADMIN
                        || caller.role() == Role.OPS
                        || caller.scopes().contains(Scope.RUN);
        if (!allowed) {
            throw new Forbidden(
                    ErrorCode.PERMISSION_DENIED,
                    "Only the owner of the instance, whom they let run, an admin or ops may run"
                            + " algorithms on it.",
                    Map.of("resource_type", "instance", "resource_id", own.instanceId()));
        }
    }
}
