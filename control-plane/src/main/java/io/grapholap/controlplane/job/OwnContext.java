package io.grapholap.controlplane.job;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs work on event loops, each piece on a context of its own, so that no two share a session. */
@ApplicationScoped
public class OwnContext {
    private final Vertx vertx;

    OwnContext(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Starts {@code work} and returns at once; callable from any thread. */
    public <T> void run(Supplier<Uni<T>> work, Consumer<T> done, Consumer<Throwable> failed) {
        var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(
                _ -> Uni.createFrom().deferred(work::get).subscribe().with(done, failed));
    }

    /** The same result, brought back to the context that asks for it. */
    public static <T> Uni<T> back(Supplier<Uni<T>> elsewhere) {
        return Uni.createFrom()
                .deferred(() -> {
                    var context = Vertx.currentContext();
                    return elsewhere.get().emitOn(task -> context.runOnContext(_ -> task.run()));
                });
    }
}
