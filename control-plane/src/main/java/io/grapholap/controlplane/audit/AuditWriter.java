package io.grapholap.controlplane.audit;

import io.grapholap.controlplane.job.OwnContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Writes entries one statement after the other: those that come while one is under way go together
 * in the next (group commit, as in DeWitt et al., "Implementation Techniques for Main Memory
 * Database Systems", SIGMOD 1984).
 */
@ApplicationScoped
class AuditWriter {
    private static final int MOST = 100;
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final AuditLog log;
    private final OwnContext contexts;
    private final Queue<Waiting> queue = new ArrayDeque<>();
    private boolean writing;

    AuditWriter(AuditLog log, OwnContext contexts) {
        this.log = log;
        this.contexts = contexts;
    }

    /**
     * Writes an entry.
     *
     * @return done, on the context of whoever asks, when it is stored; fails if it was not
     */
    Uni<Void> append(AuditEntry entry) {
        return OwnContext.back(() ->
                Uni.createFrom()
                        .emitter(done -> {
                            add(new Waiting(entry, done));
                            writeNext(false);
                        }));
    }

    private synchronized void add(Waiting waiting) {
        queue.add(waiting);
    }

    /**
     * @param after whether the statement under way has come to its end
     */
    private void writeNext(boolean after) {
        var batch = take(after);
        if (!batch.isEmpty()) {
            contexts.run(
                    () -> write(batch),
                    _ -> end(batch, done -> done.complete(null)),
                    e -> end(batch, done -> done.fail(e)));
        }
    }

    private synchronized List<Waiting> take(boolean after) {
        if (writing && !after) {
            return List.of();
        }
        var batch = new ArrayList<Waiting>();
        while (batch.size() < MOST && !queue.isEmpty()) {
            batch.add(queue.remove());
        }
        writing = !batch.isEmpty();
        return batch;
    }

    private Uni<Void> write(List<Waiting> batch) {
        return log.append(batch.stream().map(Waiting::entry).toList())
                .ifNoItem()
                .after(DEADLINE)
                .fail();
    }

    private void end(List<Waiting> batch, Consumer<UniEmitter<? super Void>> tell) {
        writeNext(true);
        batch.forEach(waiting -> tell.accept(waiting.done()));
    }

    private record Waiting(AuditEntry entry, UniEmitter<? super Void> done) {}
}
