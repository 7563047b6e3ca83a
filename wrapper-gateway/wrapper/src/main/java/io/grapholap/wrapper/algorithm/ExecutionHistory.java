package io.grapholap.wrapper.algorithm;

import io.grapholap.common.event.ExecutionEvent;
import io.grapholap.platform.event.EventPublisher;
import io.grapholap.wrapper.Assigned;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Remembers executions, and tells them on {@code execution-events} for the next incarnation. */
@Singleton
final class ExecutionHistory {
    private static final Logger LOG = Logger.getLogger(ExecutionHistory.class);

    private final ExecutionRegistry registry;
    private final EventPublisher events;
    private final Assigned assigned;
    private final Clock clock;
    private long sequence;

    ExecutionHistory(
            ExecutionRegistry registry, EventPublisher events, Assigned assigned, Clock clock) {
        this.registry = registry;
        this.events = events;
        this.assigned = assigned;
        this.clock = clock;
    }

    /** An execution began, or was over before anybody could ask. */
    void begun(Execution execution) {
        registry.add(execution);
        tell(execution);
    }

    /**
     * Ends an execution; the first end stays.
     *
     * @return the execution as it now stands
     */
    Execution ended(String id, Execution.State end) {
        var execution = registry.end(id, end);
        tell(execution);
        return execution;
    }

    private synchronized void tell(Execution execution) {
        var own = assigned.get();
        var event =
                new ExecutionEvent.Changed(
                        own.instanceId(),
                        own.urlSlug(),
                        own.incarnation(),
                        ++sequence,
                        KeptExecution.of(execution),
                        clock.instant());
        events.publish(event)
                .subscribe()
                .with(
                        _ -> {},
                        e ->
                                LOG.warnf(
                                        "The execution %s will not be known after a restart: %s",
                                        execution.id(), e.getMessage()));
    }
}
