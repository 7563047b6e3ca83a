package io.grapholap.exportworker.job;

import io.grapholap.common.event.ExportEvent;
import io.grapholap.platform.event.EventPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Reports how an attempt ended, and tries again while Kafka is away. */
@ApplicationScoped
class OutcomeReporter {
    private static final Logger LOG = Logger.getLogger(OutcomeReporter.class);
    private static final int TRIES = 12;
    private static final Duration PUBLISH_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final EventPublisher events;

    OutcomeReporter(EventPublisher events) {
        this.events = events;
    }

    /**
     * Returns when the report is out, or is not wanted any more. A report that may have got out is
     * never taken back: files it names stay, and if it did not get out, the lease lapses and
     * another attempt is made.
     */
    void report(ExportEvent event, Attempt attempt) {
        var backoff = new Backoff(LONGEST_WAIT);
        for (int i = 1; i <= TRIES; i++) {
            try {
                events.publish(event).await().atMost(PUBLISH_TIMEOUT);
                return;
            } catch (RuntimeException e) {
                LOG.warnf("Job %d: report %d failed: %s", event.jobId(), i, e.toString());
                if (isUnwanted(attempt) || !pause(backoff.next())) {
                    return;
                }
            }
        }
        LOG.errorf("Job %d: no report got out; its lease will lapse", event.jobId());
    }

    private static boolean isUnwanted(Attempt attempt) {
        return attempt.cancellation().isCancelled() && !attempt.isGivenBack();
    }

    private static boolean pause(Duration wait) {
        try {
            Thread.sleep(wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
