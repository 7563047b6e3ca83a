package io.grapholap.importscheduler.run;

import io.grapholap.importscheduler.own.OwnContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;

/** Work of the database that a worker thread waits for. */
@ApplicationScoped
class OnWorker {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OwnContext own;

    OnWorker(OwnContext own) {
        this.own = own;
    }

    /** Its result; fails after half a minute without one. */
    <T> T await(Supplier<Uni<T>> work) {
        return own.run(work).await().atMost(PATIENCE);
    }
}
