package io.grapholap.wrapper.algorithm;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.engine.GraphEngine;
import io.grapholap.engine.algorithm.Cancellation;
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
import java.time.Duration;
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
    private static final long STACK_BYTES = 16L << 20;

    private final Lifecycle lifecycle;
    private final WrapperConfig config;
    private final Assigned assigned;
    private final InstanceLock lock;
    private final ExecutionRegistry executions;
    private final Clock clock;
    private final MeterRegistry meters;
    private final GraphCache graphs;
    private final MemoryGate gate;
    private final Computation computation;
    private final PathSearch paths;
    private final Map<String, Tracked> running = new ConcurrentHashMap<>();
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
        this.gate = new MemoryGate(graphs);
        this.computation = new Computation(graphs, gate, clock);
        this.paths = new PathSearch(graphs, gate, clock);
    }

    void stop(@Observes ShutdownEvent event) {
        running.values().forEach(tracked -> tracked.cancellation().cancel());
        runner.shutdown();
    }

    /**
     * Starts an algorithm and waits a moment for its end.
     *
     * @return the execution, completed or still running; fails with what it failed with, with
     *     {@link Forbidden}, or with {@link Refused} {@code RESOURCE_LOCKED}
     */
    Uni<Execution> start(
            Library library, String algorithm, @Nullable AlgorithmBody body, Caller caller) {
        requireOwner(caller);
        var engine = lifecycle.graph().engine();
        return Uni.createFrom()
                .item(() -> begin(library, algorithm, body, caller, engine))
                .runSubscriptionOn(runner)
                .chain(begun ->
                        Uni.createFrom()
                                .completionStage(begun.end())
                                .ifNoItem()
                                .after(config.algorithmAnswerWithin())
                                .recoverWithItem(begun.execution()));
    }

    /** A running execution: how to stop it, and how far it is. */
    private record Tracked(Cancellation cancellation, Run run) {
        static Tracked within(Duration timeout) {
            var cancellation = Cancellation.after(timeout);
            return new Tracked(cancellation, new Run(cancellation));
        }
    }

    /** How much of a running execution is done, from 0 to 1. */
    double progress(String executionId) {
        var tracked = running.get(executionId);
        return tracked == null ? 0 : tracked.run().progress();
    }

    /** The shortest path between two nodes; beside whatever runs. */
    Uni<Execution> path(@Nullable PathBody body, Caller caller) {
        requireOwner(caller);
        var engine = lifecycle.graph().engine();
        return Uni.createFrom()
                .item(() -> {
                    var execution = paths.search(body, caller.username(), engine);
                    executions.add(execution);
                    lifecycle.active();
                    return execution;
                })
                .runSubscriptionOn(runner);
    }

    /** What a run would take, without running it. */
    Uni<MemoryGate.Verdict> estimate(
            Library library, String algorithm, @Nullable AlgorithmBody body) {
        var engine = lifecycle.graph().engine();
        return Uni.createFrom()
                .item(() -> {
                    var schema = engine.schema();
                    var wanted = body == null ? null : body.withoutWriting();
                    var run = library.check(algorithm, wanted, schema);
                    return gate.verdict(run, library.find(algorithm).spec(), schema);
                })
                .runSubscriptionOn(runner);
    }

    private record Begun(Execution execution, CompletableFuture<Execution> end) {}

    private Begun begin(
            Library library,
            String algorithm,
            @Nullable AlgorithmBody body,
            Caller caller,
            GraphEngine engine) {
        var run = library.check(algorithm, body, engine.schema());
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
        var tracked = Tracked.within(run.timeout());
        executions.add(execution);
        running.put(execution.id(), tracked);
        var end = new CompletableFuture<Execution>();
        runner.execute(() -> execute(execution, engine, tracked, end));
        return new Begun(execution, end);
    }

    private void execute(
            Execution execution,
            GraphEngine engine,
            Tracked tracked,
            CompletableFuture<Execution> end) {
        State state;
        @Nullable PlatformException failure = null;
        try {
            state = computation.of(execution.run(), engine, tracked.cancellation(), tracked.run());
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
        var tracked = running.get(executionId);
        if (tracked == null) {
            throw new Refused(
                    ErrorCode.EXECUTION_NOT_FOUND,
                    "The execution " + executionId + " is not running.",
                    Map.of("execution_id", executionId));
        }
        tracked.cancellation().cancel();
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
