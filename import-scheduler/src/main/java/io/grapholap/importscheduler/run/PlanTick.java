package io.grapholap.importscheduler.run;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/** Plans the windows of scheduled jobs that are due, on a worker thread. */
@ApplicationScoped
class PlanTick {
    private static final Logger LOG = Logger.getLogger(PlanTick.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int MOST = 16;

    private final LaneTable lanes;
    private final LanePlanner planner;
    private final OnWorker worker;
    private final Clock clock;
    private volatile boolean stopping;

    PlanTick(LaneTable lanes, LanePlanner planner, OnWorker worker, Clock clock) {
        this.lanes = lanes;
        this.planner = planner;
        this.worker = worker;
        this.clock = clock;
    }

    @Scheduled(
            identity = "import-plans",
            every = "{graph-olap.import.run.plan-every:1s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        if (stopping) {
            return;
        }
        try {
            var now = now();
            for (var job : worker.await(() -> lanes.due(now, LEASE, MOST))) {
                if (!stopping) {
                    planner.plan(job, now.plus(LEASE));
                }
            }
        } catch (RuntimeException e) {
            LOG.warnf("Windows cannot be planned, trying again: %s", e.getMessage());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }
}
