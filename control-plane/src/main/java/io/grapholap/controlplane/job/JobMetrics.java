package io.grapholap.controlplane.job;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How jobs are doing, for operators. Runs are counted where they ran; how a job is doing is said
 * alike by every control plane.
 */
@ApplicationScoped
class JobMetrics {
    private final MeterRegistry registry;
    private final Map<String, JobStatus> known = new ConcurrentHashMap<>();

    JobMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Shows every job from the start, also those that never ran. */
    void register(Collection<String> jobs) {
        for (var job : jobs) {
            counted(job, new JobOutcome.Succeeded().label(), 0);
            counted(job, new JobOutcome.Failed("").label(), 0);
            duration(job);
            gauge(
                    "background_job_last_success_timestamp_seconds",
                    "When the job last succeeded, in seconds since 1970; 0 for never",
                    job,
                    JobMetrics::lastSuccess);
            gauge(
                    "background_job_health_status",
                    "0 when the job failed three times in a row, else 1",
                    job,
                    status -> status == null || status.healthy() ? 1 : 0);
        }
    }

    void ended(String job, JobOutcome outcome, Duration took) {
        counted(job, outcome.label(), 1);
        duration(job).record(took);
    }

    void show(List<JobStatus> all) {
        all.forEach(status -> known.put(status.name(), status));
    }

    private void counted(String job, String outcome, int runs) {
        Counter.builder("background_job_execution")
                .description("Runs of background jobs that ended here")
                .tag("job_name", job)
                .tag("status", outcome)
                .register(registry)
                .increment(runs);
    }

    private Timer duration(String job) {
        return Timer.builder("background_job_execution_duration")
                .description("How long runs of background jobs took")
                .tag("job_name", job)
                .register(registry);
    }

    private void gauge(
            String name,
            String description,
            String job,
            ToDoubleFunction<@Nullable JobStatus> value) {
        Gauge.builder(name, known, all -> value.applyAsDouble(all.get(job)))
                .description(description)
                .tag("job_name", job)
                .register(registry);
    }

    private static double lastSuccess(@Nullable JobStatus status) {
        var at = status == null ? null : status.lastSuccessAt();
        return at == null ? 0 : at.toEpochMilli() / 1000.0;
    }
}
