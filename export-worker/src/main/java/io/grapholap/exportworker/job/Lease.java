package io.grapholap.exportworker.job;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.job.LeaseRequest;
import io.grapholap.platform.internal.ControlPlaneClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Keeps the lease of a running attempt, and stops the attempt when it is lost. */
final class Lease implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Lease.class);
    private static final Duration REPEAT_CANCEL = Duration.ofMillis(200);

    private final ControlPlaneClient controlPlane;
    private final Attempt attempt;
    private final String worker;
    private final Duration interval;
    private final Duration patience;
    private final StuckWatch stuck;
    private final CountDownLatch ended = new CountDownLatch(1);
    private long renewedAt;

    /**
     * Starts to renew.
     *
     * @param claimedAt {@link System#nanoTime} before the job was claimed
     */
    static Lease keep(
            ControlPlaneClient controlPlane,
            Attempt attempt,
            String worker,
            WorkerConfig config,
            long claimedAt) {
        var lease = new Lease(controlPlane, attempt, worker, config, claimedAt);
        Thread.ofVirtual().name("lease-" + attempt.job().jobId()).start(lease::loop);
        return lease;
    }

    private Lease(
            ControlPlaneClient controlPlane,
            Attempt attempt,
            String worker,
            WorkerConfig config,
            long claimedAt) {
        this.controlPlane = controlPlane;
        this.attempt = attempt;
        this.worker = worker;
        this.interval = config.leaseInterval();
        this.patience = config.leasePatience();
        this.stuck = new StuckWatch(attempt, config.stuckTimeout());
        this.renewedAt = claimedAt;
    }

    private void loop() {
        while (!endsWithin(attempt.cancellation().isCancelled() ? REPEAT_CANCEL : jittered())) {
            if (attempt.cancellation().isCancelled() || !renew()) {
                attempt.cancellation().cancel();
            }
            stuck.check();
        }
    }

    /** Whether the attempt may go on. */
    private boolean renew() {
        long askedAt = System.nanoTime();
        var request =
                new LeaseRequest(
                        worker, attempt.job().attempt(), attempt.queryId(), attempt.rowCount());
        try {
            var answer =
                    controlPlane
                            .renewLease(attempt.job().jobId(), request)
                            .await()
                            .atMost(interval.multipliedBy(2));
            if (answer.cancelled()) {
                LOG.infof("Job %d is not wanted any more", attempt.job().jobId());
                return false;
            }
            renewedAt = askedAt;
            return true;
        } catch (RuntimeException e) {
            if (isLost(e)) {
                LOG.infof("Job %d is not this worker's any more", attempt.job().jobId());
                return false;
            }
            var since = Duration.ofNanos(System.nanoTime() - renewedAt);
            LOG.debugf("Job %d: no renewal for %s: %s", attempt.job().jobId(), since, e);
            if (since.compareTo(patience) < 0) {
                return true;
            }
            LOG.warnf(
                    "Job %d stops: no renewal for %d s", attempt.job().jobId(), since.toSeconds());
            return false;
        }
    }

    private static boolean isLost(RuntimeException e) {
        return e instanceof PlatformException refused
                && (refused.code() == ErrorCode.RESOURCE_NOT_FOUND
                        || refused.code() == ErrorCode.INVALID_STATE);
    }

    private Duration jittered() {
        return interval.multipliedBy(80 + ThreadLocalRandom.current().nextInt(40)).dividedBy(100);
    }

    private boolean endsWithin(Duration wait) {
        try {
            return ended.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Override
    public void close() {
        ended.countDown();
    }
}
