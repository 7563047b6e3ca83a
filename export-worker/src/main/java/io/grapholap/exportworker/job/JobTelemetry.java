package io.grapholap.exportworker.job;

import io.grapholap.common.event.ExportEvent;
import io.grapholap.common.job.ClaimedJob;
import io.grapholap.common.job.JobWork;
import io.grapholap.platform.trace.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Makes attempts visible: a span in the trace that wanted the snapshot, log fields, a timer. */
@ApplicationScoped
class JobTelemetry {
    private static final Logger LOG = Logger.getLogger(JobTelemetry.class);

    private final Tracer tracer;
    private final MeterRegistry metrics;

    JobTelemetry(Tracer tracer, MeterRegistry metrics) {
        this.tracer = tracer;
        this.metrics = metrics;
    }

    /** Begins to observe an attempt on this thread, until closed on it. */
    Observed start(ClaimedJob job) {
        var span =
                tracer.spanBuilder("export-job " + kind(job))
                        .setParent(Traces.continuing(job.traceparent()))
                        .setAttribute("graph_olap.job_id", job.jobId())
                        .setAttribute("graph_olap.snapshot_id", job.snapshotId())
                        .setAttribute("graph_olap.attempt", job.attempt())
                        .startSpan();
        return new Observed(job, span);
    }

    private static String kind(ClaimedJob job) {
        return switch (job.work()) {
            case JobWork.ExportEntity work -> work.entityKind().wireName();
            case JobWork.Finish _ -> "finish";
            case JobWork.BuildGraph _ -> "graph-build";
        };
    }

    /** One attempt that is observed. */
    final class Observed implements AutoCloseable {
        private final ClaimedJob job;
        private final Span span;
        private final Scope scope;
        private final Timer.Sample sample = Timer.start(metrics);
        private String outcome = "cancelled";

        @SuppressWarnings("MustBeClosedChecker") // closed with this
        private Observed(ClaimedJob job, Span span) {
            this.job = job;
            this.span = span;
            this.scope = span.makeCurrent();
            MDC.put("traceId", span.getSpanContext().getTraceId());
            MDC.put("spanId", span.getSpanContext().getSpanId());
            MDC.put("jobId", job.jobId());
            MDC.put("snapshotId", job.snapshotId());
            LOG.infof("Job %d (%s) attempt %d begins", job.jobId(), kind(job), job.attempt());
        }

        /**
         * @param event what will be reported; null for nothing
         */
        void ended(@Nullable ExportEvent event) {
            switch (event) {
                case null -> {}
                case ExportEvent.Completed _ -> outcome = "completed";
                case ExportEvent.Failed failed -> {
                    outcome = "failed";
                    span.setStatus(StatusCode.ERROR, failed.failure().code().name());
                    // Reasons may quote data, which is for those who may read the snapshot.
                    var failure = failed.failure();
                    LOG.infof(
                            "Job %d failed: %s%s%s",
                            job.jobId(),
                            failure.code(),
                            failure.entity() == null ? "" : " at " + failure.entity(),
                            failure.column() == null ? "" : "." + failure.column());
                }
            }
        }

        @Override
        public void close() {
            LOG.infof("Job %d (%s) attempt %d: %s", job.jobId(), kind(job), job.attempt(), outcome);
            sample.stop(
                    metrics.timer("graph_olap_export_job", "kind", kind(job), "outcome", outcome));
            span.setAttribute("graph_olap.outcome", outcome);
            MDC.clear();
            scope.close();
            span.end();
        }
    }
}
