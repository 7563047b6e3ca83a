package io.grapholap.controlplane.job;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Nothing that comes round by the clock begins any more once the service was told to stop. */
@Singleton
public class WhileStopping implements Scheduled.SkipPredicate {
    private static final int BEFORE_ALL_OTHERS = 1;

    private volatile boolean stopping;

    void stop(@Observes @Priority(BEFORE_ALL_OTHERS) ShutdownEvent event) {
        stopping = true;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
        return stopping;
    }
}
