package io.grapholap.importscheduler.run;

import io.grapholap.importscheduler.job.ImportSources;
import io.grapholap.importscheduler.landing.ColumnSelection;
import io.grapholap.importscheduler.landing.Landing;
import io.grapholap.importscheduler.landing.LandingFailure;
import io.grapholap.importscheduler.landing.StagedWindow;
import io.grapholap.importscheduler.landing.WindowTask;
import io.grapholap.importscheduler.window.RetryPolicy;
import io.grapholap.warehouse.Cancellation;
import io.grapholap.warehouse.source.Call;
import io.grapholap.warehouse.source.CursorValue;
import io.grapholap.warehouse.source.HashSlice;
import io.grapholap.warehouse.source.SourceFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Reads and lands a window. Blocking: for worker threads only. */
@ApplicationScoped
class WindowRun {
    private static final Logger LOG = Logger.getLogger(WindowRun.class);

    private final QueryTable queries;
    private final ImportSources sources;
    private final Instance<Landing> landings;
    private final OnWorker worker;
    private final RunConfig config;
    private final RandomGenerator random = RandomGenerator.getDefault();

    WindowRun(
            QueryTable queries,
            ImportSources sources,
            Instance<Landing> landings,
            OnWorker worker,
            RunConfig config) {
        this.queries = queries;
        this.sources = sources;
        this.landings = landings;
        this.worker = worker;
        this.config = config;
    }

    /**
     * Makes the attempt; what comes of it stands in the window's row.
     *
     * @param cancellation stops the reading; a window that is being committed is finished
     */
    void run(WindowWork work, Cancellation cancellation) {
        try {
            land(work, cancellation);
        } catch (RuntimeException e) {
            if (cancellation.isCancelled()) {
                worker.await(() -> queries.released(work));
            } else {
                var failure = failure(work, e);
                worker.await(() -> queries.failed(work, failure));
            }
        }
    }

    private void land(WindowWork work, Cancellation cancellation) {
        var landing = landings.get();
        var staged =
                left(work, landing)
                        .orElseGet(() ->
                                stage(work, landing, new Call(config.timeLimit(), cancellation)));
        landing.commit(staged);
        worker.await(() -> queries.succeeded(work, staged.rowsLanded() + staged.rowsKnown()));
        try {
            landing.sweep(staged.task());
        } catch (RuntimeException e) {
            LOG.warnf(e, "What attempts at window %s left behind stays there", work.queryId());
        }
    }

    /** What an attempt before left ready, to be committed by the owner of now. */
    private static Optional<StagedWindow> left(WindowWork work, Landing landing) {
        var attempt = work.stagedAttempt();
        return attempt == null
                ? Optional.empty()
                : landing.staged(work.queryId(), attempt)
                        .map(staged ->
                                new StagedWindow(
                                        task(work, attempt),
                                        staged.rowsRead(),
                                        staged.rowsLanded(),
                                        staged.rowsKnown(),
                                        staged.refused(),
                                        staged.parts()));
    }

    private StagedWindow stage(WindowWork work, Landing landing, Call call) {
        var from = JobSource.of(sources, work.job(), call);
        var source = from.source();
        var columns =
                ColumnSelection.of(
                        from.mapping(), from.description().columns(), source.isCaseSensitive());
        var task = task(work, work.attempt());
        var query = Landing.query(task, from.table(), from.cursor(), columns, HashSlice.WHOLE);
        var key = "imp_" + work.queryId() + "_" + work.attempt();
        try (var read =
                source.open(
                        query, key, id -> worker.await(() -> queries.started(work, id)), call)) {
            var staged = landing.stage(task, from.cursor(), columns, read, call);
            if (!worker.await(() -> queries.staged(work))) {
                throw new LandingFailure(
                        LandingFailure.Code.FENCED, "Somebody else has taken the window over.");
            }
            return staged;
        }
    }

    private static WindowTask task(WindowWork work, int attempt) {
        var model = work.job().model();
        return new WindowTask(
                work.job().spaceId(),
                model.name(),
                model.environment().name(),
                work.job().id(),
                work.lane(),
                work.seq(),
                work.epoch(),
                work.queryId(),
                attempt,
                CursorValue.parse(work.readFrom()),
                CursorValue.parse(work.readTo()));
    }

    private RunFailure failure(WindowWork work, RuntimeException e) {
        return switch (e) {
            case SourceFailure f -> failure(work, f.code().name(), f, f.isTransient(), false);
            case LandingFailure f ->
                    switch (f.code()) {
                        case STALE_STAGING, STAGING_LOST ->
                                failure(work, f.code().name(), f, true, false);
                        // If the window is still this one's, the next attempt has a newer number.
                        case FENCED -> failure(work, f.code().name(), f, true, true);
                        default -> failure(work, f.code().name(), f, f.isTransient(), true);
                    };
            default -> {
                LOG.errorf(e, "The window %s of job %s failed", work.queryId(), work.job().id());
                yield failure(
                        work,
                        "INTERNAL_ERROR",
                        new IllegalStateException("The importer failed; its log says why."),
                        true,
                        true);
            }
        };
    }

    private RunFailure failure(
            WindowWork work,
            String code,
            RuntimeException e,
            boolean isTransient,
            boolean keepStaged) {
        return new RunFailure(
                code,
                String.valueOf(e.getMessage()),
                isTransient,
                keepStaged,
                RetryPolicy.DEFAULT.after(work.attempt(), isTransient, random));
    }
}
