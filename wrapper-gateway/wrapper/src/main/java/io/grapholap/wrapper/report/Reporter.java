package io.grapholap.wrapper.report;

import io.grapholap.common.event.Topic;
import io.grapholap.common.event.WrapperEvent;
import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.common.instance.InstancePhase;
import io.grapholap.common.instance.LoadStep;
import io.grapholap.platform.event.EventPublisher;
import io.grapholap.wrapper.Assigned;
import io.grapholap.wrapper.WrapperConfig;
import io.opentelemetry.context.Context;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells the control plane how this incarnation fares: in order, one event at a time, from a thread
 * of its own. After a failure nothing more is said.
 */
@ApplicationScoped
public class Reporter {
    private static final Logger LOG = Logger.getLogger(Reporter.class);
    private static final Duration SEND_DEADLINE = Duration.ofSeconds(35);

    private final EventPublisher events;
    private final WrapperConfig config;
    private final Assigned assigned;
    private final Clock clock;
    private final ScheduledExecutorService sender =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().daemon().name("reporter").unstarted(task));

    // Touched by the sender's thread alone.
    private long sequence;
    private boolean silent;

    /**
     * What a heartbeat says.
     *
     * @param lastActivity when the last query or algorithm ended, now while one runs; null before
     *     the first
     */
    public record Pulse(long diskBytes, @Nullable Instant lastActivity) {}

    Reporter(EventPublisher events, WrapperConfig config, Assigned assigned, Clock clock) {
        this.events = events;
        this.config = config;
        this.assigned = assigned;
        this.clock = clock;
    }

    /** Makes ready to speak, so that the first word leaves at once; harmless if it fails. */
    public void connect() {
        events.connect(Topic.WRAPPER_EVENTS)
                .subscribe()
                .with(_ -> {}, e -> LOG.debug("Kafka could not be reached ahead of need.", e));
    }

    /** Sends heartbeats from now on. */
    public void beat(Supplier<Pulse> pulse) {
        long millis = config.heartbeatInterval().toMillis();
        var _ =
                sender.scheduleAtFixedRate(
                        () -> {
                            try {
                                var now = pulse.get();
                                send(sequence -> heartbeat(sequence, now));
                            } catch (RuntimeException e) {
                                LOG.warnf("A heartbeat was not sent: %s", e.getMessage());
                            }
                        },
                        0,
                        millis,
                        TimeUnit.MILLISECONDS);
    }

    public void progressed(InstancePhase phase, List<LoadStep> steps) {
        later(sequence -> progress(sequence, phase, List.copyOf(steps)));
    }

    public void ready(URI address, boolean builtGraph, long nodes, long edges) {
        later(sequence -> readiness(sequence, address, builtGraph, nodes, edges));
    }

    /**
     * The last word.
     *
     * @return done when it was sent, or could not be
     */
    public CompletableFuture<Void> failed(
            InstanceErrorCode code, String message, @Nullable String stackTrace) {
        var context = Context.current();
        return CompletableFuture.runAsync(
                () -> {
                    try (var _ = context.makeCurrent()) {
                        send(sequence -> failure(sequence, code, message, stackTrace));
                    } finally {
                        silent = true;
                    }
                },
                sender);
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        sender.shutdown();
    }

    private void later(LongFunction<WrapperEvent> event) {
        var context = Context.current();
        try {
            sender.execute(
                    context.wrap(() -> {
                        try {
                            send(event);
                        } catch (RuntimeException e) {
                            LOG.warn("An event was not sent.", e);
                        }
                    }));
        } catch (RejectedExecutionException e) {
            LOG.debug("An event was not sent, since the process ends.");
        }
    }

    private void send(LongFunction<WrapperEvent> event) {
        if (!silent) {
            events.publish(event.apply(++sequence)).await().atMost(SEND_DEADLINE);
        }
    }

    private WrapperEvent heartbeat(long sequence, Pulse pulse) {
        var own = assigned.get();
        return new WrapperEvent.Heartbeat(
                own.instanceId(),
                own.urlSlug(),
                own.incarnation(),
                sequence,
                own.startToken(),
                ProcessMemory.residentBytes(),
                pulse.diskBytes(),
                pulse.lastActivity(),
                clock.instant());
    }

    private WrapperEvent progress(long sequence, InstancePhase phase, List<LoadStep> steps) {
        var own = assigned.get();
        return new WrapperEvent.Progressed(
                own.instanceId(),
                own.urlSlug(),
                own.incarnation(),
                sequence,
                own.startToken(),
                phase,
                steps,
                clock.instant());
    }

    private WrapperEvent readiness(
            long sequence, URI address, boolean builtGraph, long nodes, long edges) {
        var own = assigned.get();
        return new WrapperEvent.Ready(
                own.instanceId(),
                own.urlSlug(),
                own.incarnation(),
                sequence,
                own.startToken(),
                address,
                builtGraph,
                nodes,
                edges,
                clock.instant());
    }

    private WrapperEvent failure(
            long sequence, InstanceErrorCode code, String message, @Nullable String stackTrace) {
        var own = assigned.get();
        return new WrapperEvent.Failed(
                own.instanceId(),
                own.urlSlug(),
                own.incarnation(),
                sequence,
                own.startToken(),
                code,
                message,
                stackTrace,
                clock.instant());
    }
}
