package io.grapholap.platform.event;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Runs a handler until it succeeds: up to 3 times again within about 2 s, or, while what fails is
 * the world around it, for about 2 minutes. Every attempt runs on the context of the first.
 */
@ApplicationScoped
class Attempts {
    private static final int RETRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int TRANSIENT_RETRIES = 60;
    private static final double JITTER = 0.5;

    private final Instance<TransientFailures> transients;

    Attempts(Instance<TransientFailures> transients) {
        this.transients = transients;
    }

    Uni<Void> of(Supplier<Uni<Void>> handler) {
        return Uni.createFrom()
                .deferred(() -> {
                    var context = Vertx.currentContext();
                    Uni<Void> once = Uni.createFrom().deferred(() -> handler.get());
                    if (context == null) {
                        return retrying(once);
                    }
                    var there = once.runSubscriptionOn(c -> context.runOnContext(_ -> c.run()));
                    return retrying(there).emitOn(c -> context.runOnContext(_ -> c.run()));
                });
    }

    private Uni<Void> retrying(Uni<Void> attempt) {
        return attempt.onFailure(e -> !isTransient(e))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .withJitter(JITTER)
                .atMost(RETRIES)
                .onFailure(this::isTransient)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .withJitter(JITTER)
                .atMost(TRANSIENT_RETRIES);
    }

    private boolean isTransient(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            var cause = e;
            if (TransientFailures.known(cause)
                    || transients.stream().anyMatch(t -> t.matches(cause))) {
                return true;
            }
        }
        return false;
    }
}
