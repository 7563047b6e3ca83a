package io.grapholap.exportworker.job;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Notices work that goes on long after it was told to stop, or after its deadline. Native code that
 * does not return cannot be stopped any other way than with its process; whatever started the
 * worker starts it again, and leases that lapse give its jobs to others.
 */
public final class StuckWatch {
    private static final Logger LOG = Logger.getLogger(StuckWatch.class);
    private static final int EXIT_CODE = 70;

    private final String what;
    private final BooleanSupplier overdue;
    private final Duration patience;
    private final Runnable lastResort;
    private long overdueSince = -1;

    StuckWatch(Attempt attempt, Duration patience) {
        this(attempt, patience, StuckWatch::halt);
    }

    StuckWatch(Attempt attempt, Duration patience, Runnable lastResort) {
        this("Job " + attempt.job().jobId(), () -> isOverdue(attempt), patience, lastResort);
    }

    /**
     * Watches over any work.
     *
     * @param what names it in the log
     * @param overdue whether it goes on although it should have ended
     * @param patience how long that may be so
     */
    public StuckWatch(String what, BooleanSupplier overdue, Duration patience) {
        this(what, overdue, patience, StuckWatch::halt);
    }

    private StuckWatch(
            String what, BooleanSupplier overdue, Duration patience, Runnable lastResort) {
        this.what = what;
        this.overdue = overdue;
        this.patience = patience;
        this.lastResort = lastResort;
    }

    private static void halt() {
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    private static boolean isOverdue(Attempt attempt) {
        return !attempt.isDone()
                && (attempt.cancellation().isCancelled() || attempt.timeLeft().isZero());
    }

    /** To be called now and then while the work runs. */
    public void check() {
        if (!overdue.getAsBoolean()) {
            overdueSince = -1;
        } else if (overdueSince < 0) {
            overdueSince = System.nanoTime();
        } else if (System.nanoTime() - overdueSince > patience.toNanos()) {
            LOG.fatalf(
                    "%s does not end, %d s after it had to; the worker ends instead",
                    what, patience.toSeconds());
            lastResort.run();
        }
    }
}
