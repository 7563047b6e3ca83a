package io.grapholap.wrapper.algorithm;

import io.grapholap.engine.GraphEngine;
import io.grapholap.wrapper.graph.Lifecycle;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** Takes an execution under the lock from its begin to its end, on a thread of its own. */
@Singleton
final class ExecutionRunner {
    private static final Logger LOG = Logger.getLogger(ExecutionRunner.class);
    private static final String TIMER = "graph_olap_algorithm_duration_seconds";

    private final InstanceLock lock;
    private final RunningExecutions running;
    private final ExecutionHistory history;
    private final Computation computation;
    private final AlgorithmThreads threads;
    private final Lifecycle lifecycle;
    private final MeterRegistry meters;
    private final Clock clock;

    ExecutionRunner(
            InstanceLock lock,
            RunningExecutions running,
            ExecutionHistory history,
            Computation computation,
            AlgorithmThreads threads,
            Lifecycle lifecycle,
            MeterRegistry meters,
            Clock clock) {
        this.lock = lock;
        this.running = running;
        this.history = history;
        this.computation = computation;
        this.threads = threads;
        this.lifecycle = lifecycle;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Begins an execution; returns at once.
     *
     * @return its end; fails with what it failed with
     * @throws io.grapholap.common.error.PlatformException.Refused {@code RESOURCE_LOCKED} while
     *     another one runs
     */
    CompletableFuture<Execution> begin(Execution execution, GraphEngine engine) {
        lock.acquire(Holder.of(execution));
        var tracked = running.begin(execution.id(), execution.run().timeout());
        var done = lifecycle.busy();
        history.begun(execution);
        var end = new CompletableFuture<Execution>();
        threads.execute(() -> {
            var outcome =
                    Outcome.of(
                            execution.id(),
                            () ->
                                    computation.of(
                                            execution.run(),
                                            engine,
                                            tracked.cancellation(),
                                            tracked.run()),
                            clock);
            running.end(execution.id());
            var ended = history.ended(execution.id(), outcome.state());
            lock.release(execution.id());
            done.run();
            measure(ended);
            if (outcome.failure() == null) {
                end.complete(ended);
            } else {
                end.completeExceptionally(outcome.failure());
            }
            checkpoint(engine);
        });
        return end;
    }

    private void measure(Execution ended) {
        meters.timer(
                        TIMER,
                        "algorithm",
                        ended.run().algorithm(),
                        "status",
                        ended.status().wireName())
                .record(ended.elapsed(clock.instant()));
    }

    private static void checkpoint(GraphEngine engine) {
        try {
            engine.checkpoint();
        } catch (RuntimeException e) {
            LOG.debug("The checkpoint after an algorithm did not happen.", e);
        }
    }
}
