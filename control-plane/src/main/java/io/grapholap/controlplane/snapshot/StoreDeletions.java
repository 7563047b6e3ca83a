package io.grapholap.controlplane.snapshot;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The list of files to delete, kept in the database so that a crash forgets none. */
@ApplicationScoped
class StoreDeletions {
    /** How long one who took an entry may work on it before another takes it. */
    static final Duration HOLD = Duration.ofMinutes(5);

    private static final Duration MAX_BACKOFF = Duration.ofHours(1);

    private final StoreDeletionRepository rows;
    private final Clock clock;

    StoreDeletions(StoreDeletionRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Notes that the files of a snapshot are to be deleted; joins the deleting transaction.
     *
     * @param notBefore when no worker writes below them any more
     */
    Uni<Void> plan(SnapshotEntity snapshot, Instant notBefore) {
        var now = now();
        var start = notBefore.isAfter(now) ? notBefore : now;
        return rows.persist(StoreDeletionEntity.of(snapshot, now, start)).replaceWithVoid();
    }

    /** Takes up to {@code limit} entries that are due; each is due again after {@link #HOLD}. */
    @WithTransaction
    Uni<List<StoreDeletionEntity>> take(int limit) {
        var now = now();
        return rows.due(now, limit)
                .invoke(due ->
                        due.forEach(row -> {
                            row.attempts++;
                            row.nextAttemptAt = now.plus(HOLD);
                        }));
    }

    @WithTransaction
    Uni<Void> done(long id) {
        return rows.delete("id", id).replaceWithVoid();
    }

    /** Tries again later, the later the more often it failed. */
    @WithTransaction
    Uni<Void> failed(long id, String error) {
        return rows.findById(id)
                .invoke(row -> {
                    if (row != null) {
                        row.lastError = error;
                        row.nextAttemptAt = now().plus(backoff(row.attempts));
                    }
                })
                .replaceWithVoid();
    }

    private static Duration backoff(int attempts) {
        var full = Duration.ofSeconds(5L << Math.min(attempts, 10));
        long millis = (full.compareTo(MAX_BACKOFF) > 0 ? MAX_BACKOFF : full).toMillis();
        return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
