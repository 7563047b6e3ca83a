package io.grapholap.exportworker.job;

import io.grapholap.common.job.ClaimRequest;
import io.grapholap.common.job.ClaimedJob;
import io.grapholap.platform.internal.ControlPlaneClient;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Claims as many jobs as there is room for: when woken, when a job ends, and now and then. */
@ApplicationScoped
class JobClaimer {
    private static final Logger LOG = Logger.getLogger(JobClaimer.class);
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final ControlPlaneClient controlPlane;
    private final JobRunner runner;
    private final Scratch scratch;
    private final WorkerConfig config;
    private final WorkerName name;
    private final Semaphore room;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Backoff backoff = new Backoff(LONGEST_WAIT);
    private final ExecutorService workers;
    private final Thread loop;
    private volatile boolean stopping;

    JobClaimer(
            ControlPlaneClient controlPlane,
            JobRunner runner,
            Scratch scratch,
            WorkerConfig config,
            WorkerName name) {
        this.controlPlane = controlPlane;
        this.runner = runner;
        this.scratch = scratch;
        this.config = config;
        this.name = name;
        this.room = new Semaphore(config.concurrency());
        this.workers =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofPlatform().name("export-job-", 0).factory());
        this.loop = Thread.ofPlatform().name("claim-jobs").daemon().unstarted(this::loop);
    }

    void start(@Observes StartupEvent event) {
        scratch.sweep();
        loop.start();
    }

    /** Says that there may be work. */
    void wake() {
        wakeUps.release();
    }

    /** Claims nothing more, lets jobs end for a while, then gives back those that run. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wake();
        loop.join(CLAIM_TIMEOUT);
        workers.shutdown();
        if (!workers.awaitTermination(config.stopTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
            runner.giveBackAll();
            if (!workers.awaitTermination(CLAIM_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Jobs did not stop in time; their leases will lapse");
            }
        }
    }

    private void loop() {
        var wait = Duration.ZERO;
        while (!stopping) {
            pause(wait);
            wait = stopping || room.availablePermits() == 0 ? poll() : claim();
        }
    }

    /** Claims and starts; returns how long to wait before the next time. */
    private Duration claim() {
        int free = room.availablePermits();
        long askedAt = System.nanoTime();
        List<ClaimedJob> jobs;
        try {
            jobs =
                    controlPlane
                            .claim(new ClaimRequest(name.get(), free))
                            .await()
                            .atMost(CLAIM_TIMEOUT)
                            .jobs();
        } catch (RuntimeException e) {
            var wait = backoff.next();
            if (backoff.failures() == 1) {
                LOG.warnf("No jobs can be claimed for now: %s", e.toString());
            } else {
                LOG.debugf("Claim failed %d times: %s", backoff.failures(), e.toString());
            }
            return wait;
        }
        if (backoff.failures() > 0) {
            LOG.info("Jobs can be claimed again");
            backoff.reset();
        }
        jobs.forEach(job -> start(job, askedAt));
        return poll();
    }

    private void start(ClaimedJob job, long claimedAt) {
        room.acquireUninterruptibly();
        workers.execute(() -> {
            try {
                runner.run(job, claimedAt);
            } catch (RuntimeException | Error e) {
                LOG.errorf(e, "Job %d ended without a report", job.jobId());
            } finally {
                room.release();
                wake();
            }
        });
    }

    /** Between half and one and a half of the poll interval. */
    private Duration poll() {
        return config.pollInterval()
                .multipliedBy(50 + ThreadLocalRandom.current().nextInt(100))
                .dividedBy(100);
    }

    private void pause(Duration wait) {
        try {
            if (wakeUps.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                wakeUps.drainPermits();
            }
        } catch (InterruptedException e) {
            stopping = true;
        }
    }
}
