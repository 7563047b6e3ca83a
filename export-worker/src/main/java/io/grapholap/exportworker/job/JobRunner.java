package io.grapholap.exportworker.job;

import io.grapholap.common.event.ExportEvent;
import io.grapholap.common.job.ClaimedJob;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobResult;
import io.grapholap.common.job.JobWork;
import io.grapholap.lake.ObjectStore;
import io.grapholap.lake.StoreException;
import io.grapholap.platform.internal.ControlPlaneClient;
import io.grapholap.warehouse.ExportCancelled;
import io.grapholap.warehouse.ExportFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs one attempt from claim to report. */
@ApplicationScoped
class JobRunner {
    private static final Logger LOG = Logger.getLogger(JobRunner.class);
    private static final long ONLY_REPORT = 1;

    private final ControlPlaneClient controlPlane;
    private final ExportEntityJob exportEntity;
    private final FinishJob finish;
    private final GraphBuild buildGraph;
    private final OutcomeReporter reporter;
    private final Scratch scratch;
    private final WorkerConfig config;
    private final WorkerName name;
    private final Clock clock;
    private final JobTelemetry telemetry;
    private final Set<Attempt> running = ConcurrentHashMap.newKeySet();

    JobRunner(
            ControlPlaneClient controlPlane,
            ExportEntityJob exportEntity,
            FinishJob finish,
            GraphBuild buildGraph,
            OutcomeReporter reporter,
            Scratch scratch,
            WorkerConfig config,
            WorkerName name,
            Clock clock,
            JobTelemetry telemetry) {
        this.controlPlane = controlPlane;
        this.exportEntity = exportEntity;
        this.finish = finish;
        this.buildGraph = buildGraph;
        this.reporter = reporter;
        this.scratch = scratch;
        this.config = config;
        this.name = name;
        this.clock = clock;
        this.telemetry = telemetry;
    }

    /**
     * Runs the job and reports how it ended, or nothing if it is not this worker's any more. The
     * lease is kept until the report is out.
     *
     * @param claimedAt {@link System#nanoTime} before the job was claimed
     */
    void run(ClaimedJob job, long claimedAt) {
        var directory = scratch.create();
        var attempt = new Attempt(job, ObjectStore.of(job.root()), directory, clock);
        running.add(attempt);
        try (var span = telemetry.start(job);
                var _ = Lease.keep(controlPlane, attempt, name.get(), config, claimedAt)) {
            var outcome = perform(attempt);
            attempt.done();
            span.ended(outcome.orElse(null));
            outcome.ifPresent(event -> reporter.report(event, attempt));
        } finally {
            running.remove(attempt);
            scratch.delete(directory);
        }
    }

    /** Gives back every job that runs. */
    void giveBackAll() {
        running.forEach(Attempt::giveBack);
    }

    private Optional<ExportEvent> perform(Attempt attempt) {
        try {
            attempt.checkStillWanted();
            return Optional.of(completed(attempt.job(), work(attempt)));
        } catch (ExportCancelled e) {
            discard(attempt);
            return attempt.isGivenBack()
                    ? Optional.of(failed(attempt.job(), workerStops()))
                    : Optional.empty();
        } catch (RuntimeException e) {
            discard(attempt);
            return Optional.of(failed(attempt.job(), failureOf(e, attempt.job())));
        }
    }

    private JobResult work(Attempt attempt) {
        return switch (attempt.job().work()) {
            case JobWork.ExportEntity work -> exportEntity.run(attempt, work);
            case JobWork.Finish work -> finish.run(attempt, work);
            case JobWork.BuildGraph work -> {
                var built = buildGraph.run(attempt, work);
                new Leftovers(attempt).ofManifest();
                yield built;
            }
        };
    }

    private static JobFailure failureOf(RuntimeException e, ClaimedJob job) {
        return switch (e) {
            case JobFailed failed -> failed.failure();
            case ExportFailure failure -> failure.toJobFailure(entityOf(job));
            case StoreException failure ->
                    new JobFailure(
                            JobFailure.Code.STORE_FAILED,
                            entityOf(job),
                            null,
                            failure.getMessage(),
                            null,
                            true);
            default -> {
                LOG.errorf(e, "Job %d failed unexpectedly", job.jobId());
                yield new JobFailure(
                        JobFailure.Code.INTERNAL_ERROR,
                        entityOf(job),
                        null,
                        "The worker failed unexpectedly (%s); its log has the details."
                                .formatted(e.getClass().getSimpleName()),
                        null,
                        true);
            }
        };
    }

    private static @Nullable String entityOf(ClaimedJob job) {
        return job.work() instanceof JobWork.ExportEntity work ? work.name() : null;
    }

    private static JobFailure workerStops() {
        return new JobFailure(
                JobFailure.Code.WORKER_LOST,
                null,
                null,
                "The worker was stopped; another takes over.",
                null,
                true);
    }

    private ExportEvent completed(ClaimedJob job, JobResult result) {
        return new ExportEvent.Completed(
                job.jobId(), job.snapshotId(), job.attempt(), ONLY_REPORT, result, clock.instant());
    }

    private ExportEvent failed(ClaimedJob job, JobFailure failure) {
        return new ExportEvent.Failed(
                job.jobId(),
                job.snapshotId(),
                job.attempt(),
                ONLY_REPORT,
                failure,
                clock.instant());
    }

    private static void discard(Attempt attempt) {
        try {
            attempt.discard();
        } catch (RuntimeException e) {
            LOG.warnf("Files of an attempt are left behind: %s", e.getMessage());
        }
    }
}
