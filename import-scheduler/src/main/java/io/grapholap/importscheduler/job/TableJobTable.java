package io.grapholap.importscheduler.job;

import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.event.ImportEvent;
import io.grapholap.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;

/** Changes jobs, each change in a transaction with the event that tells of it. */
@ApplicationScoped
class TableJobTable {
    private final TableJobRepository jobs;
    private final Outbox outbox;
    private final Clock clock;

    TableJobTable(TableJobRepository jobs, Outbox outbox, Clock clock) {
        this.jobs = jobs;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    Uni<TableJob> insert(TableJob job, String createdBy) {
        return jobs.persistAndFlush(TableJobEntity.of(job, createdBy))
                .call(row -> tell(row, job.createdAt()))
                .replaceWith(job);
    }

    /** Makes of a job what {@code move} says; nothing is written if that is what it is. */
    @WithTransaction
    Uni<TableJob> move(String id, UnaryOperator<TableJob> move) {
        return jobs.locked(id)
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("job", id))
                .flatMap(row -> {
                    var before = row.toJob();
                    var after = move.apply(before);
                    if (after.equals(before)) {
                        return Uni.createFrom().item(before);
                    }
                    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                    row.write(after.state(), now);
                    row.write(after.model(), now);
                    row.write(after.mapping(), now);
                    row.write(after.parameters(), now);
                    row.plan(before, after, now);
                    return jobs.flush().call(() -> tell(row, now)).replaceWith(after);
                });
    }

    private Uni<Void> tell(TableJobEntity row, Instant now) {
        return outbox.append(
                new ImportEvent.JobChanged(
                        row.id,
                        row.spaceId,
                        row.rowVersion + 1,
                        row.status,
                        row.pausedReason,
                        now));
    }
}
