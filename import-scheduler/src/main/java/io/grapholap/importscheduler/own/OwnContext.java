package io.grapholap.importscheduler.own;

import io.grapholap.platform.trace.Traces;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs work on an event loop, each piece on a context of its own: fields of one GraphQL request are
 * resolved at the same time and must not share a database session.
 */
@ApplicationScoped
public class OwnContext {
    private final Vertx vertx;

    OwnContext(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Does {@code work}, in the trace of the caller; the result comes back to its context. */
    public <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> {
                    var asking = Vertx.currentContext();
                    var result = elsewhere(Traces.current(), work);
                    return asking == null
                            ? result
                            : result.emitOn(task -> asking.runOnContext(_ -> task.run()));
                });
    }

    private <T> Uni<T> elsewhere(@Nullable String trace, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .emitter(emitter -> {
                    var context =
                            VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
                    VertxContextSafetyToggle.setContextSafe(context, true);
                    context.runOnContext(_ ->
                            Traces.within(trace, work)
                                    .subscribe()
                                    .with(emitter::complete, emitter::fail));
                });
    }
}
