package io.grapholap.wrapper.query;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.common.json.Json;
import io.grapholap.engine.GraphEngine;
import io.grapholap.engine.QueryRequest;
import io.grapholap.engine.QueryResult;
import io.grapholap.wrapper.WrapperConfig;
import io.grapholap.wrapper.graph.CancelTimer;
import io.grapholap.wrapper.graph.Lifecycle;
import io.grapholap.wrapper.query.QueryRecord.State;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Runs queries on threads of their own, measured and traced. */
@ApplicationScoped
class QueryService {
    private static final Logger LOG = Logger.getLogger(QueryService.class);
    private static final String TIMER = "graph_olap_query_duration_seconds";

    private final Lifecycle lifecycle;
    private final MeterRegistry meters;
    private final Tracer tracer;
    private final WrapperConfig config;
    private final Clock clock;
    private final ScheduledExecutorService workers = Infrastructure.getDefaultWorkerPool();
    private final QueryRegistry registry = new QueryRegistry();
    private final WorkerPool pool;

    /** Apart from the others, since clients decide how long these take. */
    private final WorkerPool streams;

    private final CancelTimer cancels;
    private final AtomicBoolean answered = new AtomicBoolean();

    QueryService(
            Lifecycle lifecycle,
            WrapperConfig config,
            MeterRegistry meters,
            Tracer tracer,
            CancelTimer cancels,
            Clock clock) {
        this.cancels = cancels;
        this.config = config;
        this.clock = clock;
        this.lifecycle = lifecycle;
        this.meters = meters;
        this.tracer = tracer;
        this.pool = threads("query");
        this.streams = threads("stream");
        meters.gauge(
                "graph_olap_queries_running", this, s -> s.pool.running() + s.streams.running());
        meters.gauge(
                "graph_olap_queries_waiting", this, s -> s.pool.waiting() + s.streams.waiting());
    }

    private WorkerPool threads(String name) {
        return new WorkerPool(
                name, config.queryThreads(), config.queryQueue(), config.queryQueueWait(), workers);
    }

    void stop(@Observes ShutdownEvent event) {
        pool.close();
        streams.close();
    }

    QueryRegistry registry() {
        return registry;
    }

    /**
     * The answer as JSON; written where the query ran, since a big one would hold up the event
     * loop. Cancelling interrupts the query.
     *
     * @return fails as {@link io.grapholap.engine.GraphEngine#query} does, or with {@code
     *     DATABASE_NOT_INITIALIZED} or {@code SERVICE_UNAVAILABLE}
     */
    Uni<Answer<byte[]>> answer(QueryRequest request, String user) {
        return tracked(request, user, pool, engine -> json(engine.query(request)));
    }

    /**
     * The answer as an Arrow stream, no faster than it is read. Cancelling interrupts the query.
     *
     * @param breakOff called before a failure that comes after the first bytes
     * @return fails as {@link #answer} does
     */
    Multi<byte[]> stream(QueryRequest request, String user, Runnable breakOff) {
        return Multi.createFrom()
                .emitter(
                        emitter -> stream(request, user, breakOff, emitter),
                        BackPressureStrategy.ERROR);
    }

    private void stream(
            QueryRequest request,
            String user,
            Runnable breakOff,
            MultiEmitter<? super byte[]> emitter) {
        var bytes = new ByteStream(emitter, config.clientPatience());
        var running =
                tracked(request, user, streams, engine -> arrow(engine, request, bytes))
                        .subscribe()
                        .with(
                                _ -> emitter.complete(),
                                e -> {
                                    bytes.leave();
                                    if (bytes.begun()) {
                                        breakOff.run();
                                    }
                                    emitter.fail(e);
                                });
        emitter.onTermination(() -> {
            bytes.leave();
            running.cancel();
        });
    }

    private static Answer<Boolean> arrow(GraphEngine engine, QueryRequest request, ByteStream bytes)
            throws IOException {
        try {
            long rows = engine.arrow(request, bytes);
            bytes.send();
            return new Answer<>(true, rows, false);
        } catch (UncheckedIOException e) {
            throw new Refused(
                    ErrorCode.QUERY_EXECUTION_ERROR,
                    "The answer could not be sent: " + e.getCause().getMessage() + ".");
        }
    }

    private Answer<byte[]> json(QueryResult result) throws IOException {
        if (answered.compareAndSet(false, true)) {
            LOG.infof("First query answered in %d ms", result.elapsed().toMillis());
        }
        return new Answer<>(
                Json.mapper().writeValueAsBytes(QueryAnswer.of(result)),
                result.rowCount(),
                result.truncated());
    }

    /** What work yields, and what is told of it. */
    record Answer<T>(T body, long rows, boolean truncated) {}

    private interface Work<T> {
        Answer<T> on(GraphEngine engine) throws IOException;
    }

    private <T> Uni<Answer<T>> tracked(
            QueryRequest request, String user, WorkerPool threads, Work<T> work) {
        var engine = lifecycle.graph().engine();
        var parent = Context.current();
        var id = request.queryId();
        return Uni.createFrom()
                .emitter(emitter -> {
                    var running = new AtomicReference<Cancellable>(() -> {});
                    Runnable stop =
                            () -> {
                                running.get().cancel();
                                workers.execute(() -> engine.interrupt(id));
                                emitter.fail(cancelled());
                            };
                    var query =
                            new QueryRecord(
                                    id,
                                    user,
                                    request.text(),
                                    clock.instant(),
                                    new QueryRecord.State.Running());
                    registry.begin(query, stop);
                    emitter.onTermination(
                            () -> registry.cancel(id, new State.Cancelled(clock.instant())));
                    running.set(
                            threads.submit(() -> measured(request, parent, work))
                                    .subscribe()
                                    .with(
                                            answer -> {
                                                registry.end(
                                                        id,
                                                        new State.Completed(
                                                                clock.instant(), answer.rows()));
                                                emitter.complete(answer);
                                            },
                                            e -> {
                                                registry.end(id, new State.Failed(clock.instant()));
                                                emitter.fail(e);
                                            }));
                });
    }

    private static PlatformException cancelled() {
        return new Refused(ErrorCode.QUERY_EXECUTION_ERROR, "The query was cancelled.");
    }

    private <T> Answer<T> measured(QueryRequest request, Context parent, Work<T> work)
            throws IOException {
        var sample = Timer.start(meters);
        var span =
                tracer.spanBuilder("query")
                        .setParent(parent)
                        .setAttribute("db.operation.name", "query")
                        .setAttribute("graph_olap.query_id", request.queryId())
                        .startSpan();
        var outcome = "completed";
        var done = lifecycle.busy();
        try (var _ = span.makeCurrent()) {
            var answer = work.on(lifecycle.graph().engine());
            span.setAttribute("db.response.returned_rows", answer.rows());
            span.setAttribute("graph_olap.truncated", answer.truncated());
            return answer;
        } catch (PlatformException e) {
            outcome = e.code().name();
            span.setStatus(StatusCode.ERROR, outcome);
            throw e;
        } catch (OutOfMemoryError e) {
            outcome = ErrorCode.INSUFFICIENT_MEMORY.name();
            span.setStatus(StatusCode.ERROR, outcome);
            throw new Refused(
                    ErrorCode.INSUFFICIENT_MEMORY,
                    "The answer does not fit into the memory of the instance; ask for less.");
        } catch (RuntimeException | Error e) {
            outcome = "INTERNAL_ERROR";
            span.recordException(e).setStatus(StatusCode.ERROR);
            throw e;
        } finally {
            done.run();
            span.end();
            sample.stop(meters.timer(TIMER, "outcome", outcome));
            registry.cancelledAt(request.queryId())
                    .ifPresent(at -> cancels.queryStopped(Duration.between(at, clock.instant())));
        }
    }
}
