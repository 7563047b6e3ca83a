package io.grapholap.wrapper.query;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.common.json.Json;
import io.grapholap.engine.QueryRequest;
import io.grapholap.engine.QueryResult;
import io.grapholap.wrapper.WrapperConfig;
import io.grapholap.wrapper.graph.Lifecycle;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Runs queries on threads of their own, measured and traced. */
@ApplicationScoped
class QueryService {
    private static final Logger LOG = Logger.getLogger(QueryService.class);
    private static final String TIMER = "graph_olap_query_duration_seconds";

    private final Lifecycle lifecycle;
    private final MeterRegistry meters;
    private final Tracer tracer;
    private final WorkerPool pool;
    private final AtomicBoolean answered = new AtomicBoolean();

    QueryService(Lifecycle lifecycle, WrapperConfig config, MeterRegistry meters, Tracer tracer) {
        this.lifecycle = lifecycle;
        this.meters = meters;
        this.tracer = tracer;
        this.pool =
                new WorkerPool(
                        config.queryThreads(),
                        config.queryQueue(),
                        config.queryQueueWait(),
                        Infrastructure.getDefaultWorkerPool());
        meters.gauge("graph_olap_queries_running", pool, WorkerPool::running);
        meters.gauge("graph_olap_queries_waiting", pool, WorkerPool::waiting);
    }

    void stop(@Observes ShutdownEvent event) {
        pool.close();
    }

    /**
     * The answer as JSON; written where the query ran, since a big one would hold up the event
     * loop. Cancelling interrupts the query.
     *
     * @return fails as {@link io.grapholap.engine.GraphEngine#query} does, or with {@code
     *     DATABASE_NOT_INITIALIZED} or {@code SERVICE_UNAVAILABLE}
     */
    Uni<byte[]> answer(QueryRequest request) {
        var engine = lifecycle.graph().engine();
        var parent = Context.current();
        return pool.submit(() -> measured(request, parent))
                .onCancellation()
                .invoke(() -> engine.interrupt(request.queryId()));
    }

    private byte[] measured(QueryRequest request, Context parent) throws IOException {
        var sample = Timer.start(meters);
        var span =
                tracer.spanBuilder("query")
                        .setParent(parent)
                        .setAttribute("db.operation.name", "query")
                        .setAttribute("graph_olap.query_id", request.queryId())
                        .startSpan();
        var outcome = "completed";
        try (var _ = span.makeCurrent()) {
            QueryResult result = lifecycle.graph().engine().query(request);
            span.setAttribute("db.response.returned_rows", result.rowCount());
            span.setAttribute("graph_olap.truncated", result.truncated());
            if (answered.compareAndSet(false, true)) {
                LOG.infof("First query answered in %d ms", result.elapsed().toMillis());
            }
            return Json.mapper().writeValueAsBytes(QueryAnswer.of(result));
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
            lifecycle.active();
            span.end();
            sample.stop(meters.timer(TIMER, "outcome", outcome));
        }
    }
}
