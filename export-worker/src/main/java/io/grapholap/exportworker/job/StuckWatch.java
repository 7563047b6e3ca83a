package io.grapholap.exportworker.job;

import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Notices an attempt that goes on long after it was told to stop, or after its deadline. Native
 * code that does not return cannot be stopped any other way than with its process; whatever started
 * the worker starts it again, and leases that lapse give its jobs to others.
 */
final class StuckWatch {
    private static final Logger LOG = Logger.getLogger(StuckWatch.class);
    private static final int EXIT_CODE = 70;

    private final Attempt attempt;
    private final Duration patience;
    private final Runnable lastResort;
    private long overdueSince = -1;

    StuckWatch(Attempt attempt, Duration patience) {
        this(attempt, patience, () -> Runtime.getRuntime().halt(EXIT_CODE));
    }

    StuckWatch(Attempt attempt, Duration patience, Runnable lastResort) {
        this.attempt = attempt;
        this.patience = patience;
        this.lastResort = lastResort;
    }

    /** To be called now and then while the attempt runs. */
    void check() {
        boolean overdue =
                !attempt.isDone()
                        && (attempt.cancellation().isCancelled() || attempt.timeLeft().isZero());
        if (!overdue) {
            overdueSince = -1;
        } else if (overdueSince < 0) {
            overdueSince = System.nanoTime();
        } else if (System.nanoTime() - overdueSince > patience.toNanos()) {
            LOG.fatalf(
                    "Job %d does not end, %d s after it had to; the worker ends instead",
                    attempt.job().jobId(), patience.toSeconds());
            lastResort.run();
        }
    }
}
