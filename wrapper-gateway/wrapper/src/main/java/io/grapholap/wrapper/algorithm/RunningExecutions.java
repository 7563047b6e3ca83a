package io.grapholap.wrapper.algorithm;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.engine.algorithm.Cancellation;
import io.grapholap.engine.algorithm.Run;
import io.grapholap.wrapper.graph.CancelTimer;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Executions under way: how far each is, and how to stop it. */
@Singleton
final class RunningExecutions {
    private final Map<String, Tracked> running = new ConcurrentHashMap<>();
    private final CancelTimer cancels;
    private final Clock clock;

    RunningExecutions(CancelTimer cancels, Clock clock) {
        this.cancels = cancels;
        this.clock = clock;
    }

    /** One of them. */
    record Tracked(Cancellation cancellation, Run run, AtomicReference<@Nullable Instant> told) {
        private static Tracked within(Duration timeout) {
            var cancellation = Cancellation.after(timeout);
            return new Tracked(cancellation, new Run(cancellation), new AtomicReference<>());
        }
    }

    /** Follows an execution from now on; its time begins. */
    Tracked begin(String executionId, Duration timeout) {
        var tracked = Tracked.within(timeout);
        running.put(executionId, tracked);
        return tracked;
    }

    void end(String executionId) {
        var tracked = running.remove(executionId);
        var at = tracked == null ? null : tracked.told().get();
        if (at != null) {
            cancels.algorithmStopped(Duration.between(at, clock.instant()));
        }
    }

    /** How much of a running execution is done, from 0 to 1. */
    double progress(String executionId) {
        var tracked = running.get(executionId);
        return tracked == null ? 0 : tracked.run().progress();
    }

    /**
     * Tells a running execution to stop.
     *
     * @throws Refused {@code EXECUTION_NOT_FOUND} when it is not running
     */
    void cancel(String executionId) {
        var tracked = running.get(executionId);
        if (tracked == null) {
            throw new Refused(
                    ErrorCode.EXECUTION_NOT_FOUND,
                    "The execution " + executionId + " is not running.",
                    Map.of("execution_id", executionId));
        }
        tracked.told().compareAndSet(null, clock.instant());
        tracked.cancellation().cancel();
    }

    void stop(@Observes ShutdownEvent event) {
        running.values().forEach(tracked -> tracked.cancellation().cancel());
    }
}
