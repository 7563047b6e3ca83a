package io.grapholap.controlplane.job;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * Work that is done every now and then. All beans of this type are run by {@link JobRunner}, each
 * on one control plane at a time and never beside itself.
 */
public interface BackgroundJob {
    /** What operators call it; also its label in metrics. */
    String name();

    /** From the start of one run to the start of the next. */
    Duration interval();

    /** From the start of a run that failed to the start of the next. */
    default Duration afterFailure() {
        return interval();
    }

    /** How long a control plane must have been up before it runs this. */
    default Duration startDelay() {
        return Duration.ZERO;
    }

    /** How long a run may take; it is cancelled and counts as failed then. */
    default Duration deadline() {
        return Duration.ofMinutes(5);
    }

    /**
     * Does the work once, on an event loop, outside of any session. A control plane that dies takes
     * its run with it, and a run that is cancelled may be half done: whatever is done twice, or
     * only in part, must do no harm.
     *
     * @return done when the work is; a failure is recorded and the next run comes as planned
     */
    Uni<Void> run();
}
