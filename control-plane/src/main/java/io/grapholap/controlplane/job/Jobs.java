package io.grapholap.controlplane.job;

import io.grapholap.common.error.PlatformException.Refused;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The background jobs of this service. */
@ApplicationScoped
public class Jobs {
    private final JobRunner runner;
    private final JobTable table;
    private final List<BackgroundJob> jobs;

    Jobs(
            @All List<BackgroundJob> jobs,
            JobTable table,
            JobMetrics metrics,
            OwnContext contexts,
            Clock clock) {
        this.jobs = jobs;
        this.table = table;
        this.runner = new JobRunner(jobs, table, metrics, contexts, clock);
    }

    /** Every job there is, and how often it runs. */
    public Map<String, Duration> intervals() {
        var intervals = new TreeMap<String, Duration>();
        jobs.forEach(job -> intervals.put(job.name(), job.interval()));
        return intervals;
    }

    /** How each job is doing, by name. */
    public Uni<List<JobStatus>> status() {
        return table.all();
    }

    /**
     * Has a job run soon, whichever control plane will do it.
     *
     * @param job one of {@link #intervals}
     * @param reason why, for the record
     * @return when that was noted; fails with {@link Refused} of code {@code RATE_LIMIT_EXCEEDED}
     *     if it was asked for less than a minute ago, on any control plane
     */
    public Uni<Instant> trigger(String job, String by, String reason) {
        return table.trigger(job, by, reason);
    }

    @Scheduled(
            identity = "background-jobs",
            every = "{graph-olap.job.poll-every:1s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = WhileStopping.class)
    Uni<Void> tick() {
        return runner.tick();
    }

    void stop(@Observes ShutdownEvent event) {
        runner.stop();
    }
}
