package io.grapholap.wrapper.algorithm;

import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.engine.GraphEngine;
import io.grapholap.platform.identity.Caller;
import io.grapholap.wrapper.WrapperConfig;
import io.grapholap.wrapper.algorithm.Execution.State;
import io.grapholap.wrapper.graph.Lifecycle;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What clients may want of algorithms: run one, find a path, know what a run would take. */
@ApplicationScoped
class AlgorithmService {
    private final Lifecycle lifecycle;
    private final WrapperConfig config;
    private final RunPermission permission;
    private final ExecutionRunner runner;
    private final RunningExecutions running;
    private final ExecutionHistory history;
    private final MemoryGate gate;
    private final PathSearch paths;
    private final AlgorithmThreads threads;
    private final Clock clock;

    AlgorithmService(
            Lifecycle lifecycle,
            WrapperConfig config,
            RunPermission permission,
            ExecutionRunner runner,
            RunningExecutions running,
            ExecutionHistory history,
            MemoryGate gate,
            PathSearch paths,
            AlgorithmThreads threads,
            Clock clock) {
        this.lifecycle = lifecycle;
        this.config = config;
        this.permission = permission;
        this.runner = runner;
        this.running = running;
        this.history = history;
        this.gate = gate;
        this.paths = paths;
        this.threads = threads;
        this.clock = clock;
    }

    /**
     * Starts an algorithm and waits a moment for its end.
     *
     * @return the execution, completed or still running; fails with what it failed with, with
     *     {@link Forbidden}, or with {@link Refused} {@code RESOURCE_LOCKED}
     */
    Uni<Execution> start(
            Library library, String algorithm, @Nullable AlgorithmBody body, Caller caller) {
        permission.require(caller);
        var engine = lifecycle.graph().engine();
        return Uni.createFrom()
                .item(() -> begin(library, algorithm, body, caller, engine))
                .runSubscriptionOn(threads)
                .chain(begun ->
                        Uni.createFrom()
                                .completionStage(begun.end())
                                .ifNoItem()
                                .after(config.algorithmAnswerWithin())
                                .recoverWithItem(begun.execution()));
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
        return new Begun(execution, runner.begin(execution, engine));
    }

    /** The shortest path between two nodes; beside whatever runs. */
    Uni<Execution> path(@Nullable PathBody body, Caller caller) {
        permission.require(caller);
        var engine = lifecycle.graph().engine();
        return Uni.createFrom()
                .item(() -> {
                    var done = lifecycle.busy();
                    try {
                        var execution = paths.search(body, caller.username(), engine);
                        history.begun(execution);
                        return execution;
                    } finally {
                        done.run();
                    }
                })
                .runSubscriptionOn(threads);
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
                .runSubscriptionOn(threads);
    }

    /** How much of a running execution is done, from 0 to 1. */
    double progress(String executionId) {
        return running.progress(executionId);
    }

    /**
     * Stops a running execution.
     *
     * @throws Refused {@code EXECUTION_NOT_FOUND} when it is not running
     */
    void cancel(String executionId, Caller caller) {
        permission.require(caller);
        running.cancel(executionId);
    }
}
