package io.grapholap.importscheduler.run;

import io.grapholap.common.event.ImportEvent;
import io.grapholap.importscheduler.job.TableJobService;
import io.grapholap.importscheduler.window.AutoPause;
import io.grapholap.importscheduler.window.Window;
import io.grapholap.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Moves windows from state to state, each move in a transaction with its event and its counts.
 * Always the job is locked first, then its window.
 */
@ApplicationScoped
class QueryTable {
    private final QueryRepository queries;
    private final JobCounters counters;
    private final LaneTable lanes;
    private final TableJobService jobs;
    private final Outbox outbox;
    private final Clock clock;

    QueryTable(
            QueryRepository queries,
            JobCounters counters,
            LaneTable lanes,
            TableJobService jobs,
            Outbox outbox,
            Clock clock) {
        this.queries = queries;
        this.counters = counters;
        this.lanes = lanes;
        this.jobs = jobs;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The window of that range that was asked for before, or else a new one. */
    @WithTransaction
    Uni<TableJobQuery> ask(String jobId, Window window) {
        return counters.lock(jobId)
                .flatMap(_ -> queries.same(jobId, window))
                .flatMap(found -> found == null ? insert(jobId, window) : again(found))
                .map(QueryEntity::toQuery);
    }

    /** A range that failed is tried again; any other stays what it is. */
    private Uni<QueryEntity> again(QueryEntity row) {
        if (row.status() != QueryStatus.failed) {
            return Uni.createFrom().item(row);
        }
        row.availableAt = now();
        row.finishedAt = null;
        return move(row, QueryStatus.pending).replaceWith(row);
    }

    /** A new window at the end of its lane; in the transaction in hand, with the job locked. */
    Uni<QueryEntity> insert(String jobId, Window window) {
        return queries.nextSeq(jobId, window.lane().name())
                .flatMap(seq ->
                        queries.persistAndFlush(QueryEntity.pending(jobId, seq, window, now())))
                .call(row -> counters.count(jobId, null, row.status()))
                .call(this::tell);
    }

    /** Takes up to so many windows that are due, or whose owner has not been heard of. */
    @WithTransaction
    Uni<List<WindowWork>> take(int most, Duration lease) {
        return queries.lockDueJobs(now(), most)
                .flatMap(locked ->
                        locked.isEmpty()
                                ? Uni.createFrom().item(List.<QueryEntity>of())
                                : queries.due(locked, now(), most))
                .flatMap(rows ->
                        Multi.createFrom()
                                .iterable(rows)
                                .onItem()
                                .transformToUniAndConcatenate(row -> take(row, lease))
                                .collect()
                                .asList());
    }

    private Uni<WindowWork> take(QueryEntity row, Duration lease) {
        boolean takenOver = row.status() == QueryStatus.running;
        row.attempt++;
        row.leaseUntil = now().plus(lease);
        row.finishedAt = null;
        return move(row, QueryStatus.running)
                .flatMap(_ -> counters.epoch(row.jobId, takenOver))
                .flatMap(epoch -> jobs.byId(row.jobId).map(job -> row.toWork(job, epoch)));
    }

    /** Which of these windows are to be let go: their job was paused or deleted. */
    @WithSession
    Uni<List<String>> unwanted(Collection<String> ids) {
        return queries.unwanted(ids);
    }

    /** Gives up windows that wait for jobs that are deleted. */
    @WithTransaction
    Uni<Void> abandon(int most) {
        return queries.abandoned(most)
                .flatMap(rows ->
                        Multi.createFrom()
                                .iterable(rows)
                                .onItem()
                                .transformToUniAndConcatenate(row -> {
                                    row.finishedAt = now();
                                    return counters.lock(row.jobId)
                                            .flatMap(_ -> move(row, QueryStatus.cancelled));
                                })
                                .collect()
                                .asList())
                .replaceWithVoid();
    }

    /** Keeps it for longer; false if it is somebody else's by now. */
    @WithTransaction
    Uni<Boolean> renew(WindowWork work, Duration lease) {
        return change(work, row -> row.leaseUntil = now().plus(lease));
    }

    /** The warehouse's name of the statement that reads it. */
    @WithTransaction
    Uni<Boolean> started(WindowWork work, String warehouseQueryId) {
        return change(work, row -> row.warehouseQueryId = warehouseQueryId);
    }

    /** Its files lie ready: whoever takes it next only commits them. False if it is not ours. */
    @WithTransaction
    Uni<Boolean> staged(WindowWork work) {
        return change(work, row -> row.stagedAttempt = (long) work.attempt());
    }

    private Uni<Boolean> change(WindowWork work, Consumer<QueryEntity> change) {
        return owned(work)
                .map(found -> {
                    found.ifPresent(change);
                    return found.isPresent();
                });
    }

    /**
     * It is landed; its lane moves on.
     *
     * @param rows how many were landed by it or before it
     */
    @WithTransaction
    Uni<Void> succeeded(WindowWork work, long rows) {
        return owned(work)
                .flatMap(found ->
                        found.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : succeeded(found.get(), work, rows));
    }

    private Uni<Void> succeeded(QueryEntity row, WindowWork work, long rows) {
        row.rowCount = rows;
        row.finishedAt = now();
        row.errorCode = null;
        row.errorMessage = null;
        return move(row, QueryStatus.success)
                .flatMap(_ -> lanes.landed(work.job(), row.toWindow(), rows, now()))
                .flatMap(_ -> counters.gotOn(row.jobId, now()));
    }

    /** The attempt was stopped: somebody makes another one when the job goes on. */
    @WithTransaction
    Uni<Void> released(WindowWork work) {
        return owned(work)
                .flatMap(found ->
                        found.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : move(found.get(), QueryStatus.pending));
    }

    /** The attempt came to nothing; a job that does not get on is paused. */
    @WithTransaction
    Uni<Void> failed(WindowWork work, RunFailure failure) {
        return owned(work)
                .flatMap(found ->
                        found.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : failed(found.get(), work, failure));
    }

    private Uni<Void> failed(QueryEntity row, WindowWork work, RunFailure failure) {
        row.errorCode = failure.code();
        row.errorMessage = failure.message();
        if (!failure.keepStaged()) {
            row.stagedAttempt = null;
        }
        if (failure.retryAfter().isPresent()) {
            row.availableAt = now().plus(failure.retryAfter().get());
            return move(row, QueryStatus.pending);
        }
        var refresh = Duration.ofMinutes(work.job().parameters().refreshIntervalMinutes());
        row.availableAt = now().plus(refresh);
        row.finishedAt = now();
        return move(row, QueryStatus.failed)
                .flatMap(_ -> counters.failed(row.jobId, now()))
                .flatMap(failing -> pause(row.jobId, failing, failure));
    }

    private Uni<Void> pause(String jobId, JobCounters.Failing failing, RunFailure failure) {
        var reason =
                failure.isTransient()
                        ? AutoPause.DEFAULT.reason(
                                failing.windows(), failing.since(), now(), failure.message())
                        : Optional.of(
                                "A window failed and no retry can help: " + failure.message());
        return reason.isEmpty()
                ? Uni.createFrom().voidItem()
                : jobs.pausedByItself(jobId, reason.get());
    }

    /** The row of an attempt, locked after its job, if the attempt is still its newest. */
    private Uni<Optional<QueryEntity>> owned(WindowWork work) {
        return counters.lock(work.job().id())
                .flatMap(_ -> queries.locked(work.queryId()))
                .map(row ->
                        Optional.ofNullable(row)
                                .filter(r ->
                                        r.attempt == work.attempt()
                                                && r.status() == QueryStatus.running));
    }

    private Uni<Void> move(QueryEntity row, QueryStatus to) {
        var from = row.status();
        row.status = to.name();
        if (to != QueryStatus.running) {
            row.leaseUntil = null;
        }
        return Panache.flush()
                .flatMap(_ -> counters.count(row.jobId, from, to))
                .flatMap(_ -> tell(row));
    }

    private Uni<Void> tell(QueryEntity row) {
        return outbox.append(
                new ImportEvent.WindowChanged(
                        row.jobId,
                        row.id,
                        row.lane,
                        row.windowStart,
                        row.windowEnd,
                        row.attempt,
                        row.status,
                        row.rowCount,
                        row.errorCode,
                        row.errorMessage,
                        now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
