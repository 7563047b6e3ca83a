package io.grapholap.controlplane.job;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Runs background jobs when they are due, unless another control plane is at them: whoever claims a
 * job's row first runs it and renews its lease meanwhile. One that stops renewing is taken over,
 * and cancels its run when it learns of that.
 */
class JobRunner {
    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    /** How old what the metrics show may be. */
    private static final Duration SHOWN = Duration.ofSeconds(10);

    private final Map<String, BackgroundJob> jobs;
    private final JobTable table;
    private final JobMetrics metrics;
    private final OwnContext contexts;
    private final Clock clock;
    private final Instant born;
    private final String name = UUID.randomUUID().toString();
    private final Map<JobClaim, CompletableFuture<Void>> running = new ConcurrentHashMap<>();
    private volatile boolean registered;
    private volatile boolean stopped;
    private volatile Instant shown = Instant.EPOCH;

    JobRunner(
            List<BackgroundJob> jobs,
            JobTable table,
            JobMetrics metrics,
            OwnContext contexts,
            Clock clock) {
        this.jobs =
                jobs.stream().collect(Collectors.toMap(BackgroundJob::name, Function.identity()));
        this.table = table;
        this.metrics = metrics;
        this.contexts = contexts;
        this.clock = clock;
        this.born = clock.instant();
        metrics.register(this.jobs.keySet());
    }

    Map<String, BackgroundJob> jobs() {
        return jobs;
    }

    /** Renews what it holds, takes what is due and sets it going; done when all of it runs. */
    Uni<Void> tick() {
        if (stopped) {
            return Uni.createFrom().voidItem();
        }
        return register()
                .flatMap(_ -> renew())
                .flatMap(_ -> table.take(ready(), name))
                .invoke(claims -> claims.forEach(this::start))
                .flatMap(_ -> show());
    }

    /** Takes nothing any more and cancels what runs. */
    void stop() {
        stopped = true;
        running.keySet().forEach(this::lose);
    }

    private Uni<Void> register() {
        return registered
                ? Uni.createFrom().voidItem()
                : table.register(jobs.values()).invoke(() -> registered = true);
    }

    private Uni<Void> renew() {
        var held = Set.copyOf(running.keySet());
        return held.isEmpty()
                ? Uni.createFrom().voidItem()
                : table.renew(held, name)
                        .invoke(kept ->
                                held.stream().filter(c -> !kept.contains(c)).forEach(this::lose))
                        .replaceWithVoid();
    }

    private void lose(JobClaim claim) {
        var lost = running.get(claim);
        if (lost != null) {
            lost.completeExceptionally(new JobLost(claim));
        }
    }

    private Set<String> ready() {
        var busy = running.keySet().stream().map(JobClaim::job).collect(Collectors.toSet());
        var upFor = Duration.between(born, clock.instant());
        return jobs.values().stream()
                .filter(job -> upFor.compareTo(job.startDelay()) >= 0)
                .map(BackgroundJob::name)
                .filter(job -> !busy.contains(job))
                .collect(Collectors.toSet());
    }

    private void start(JobClaim claim) {
        var job = jobs.get(claim.job());
        var lost = new CompletableFuture<Void>();
        running.put(claim, lost);
        var started = clock.instant();
        contexts.run(
                () -> OwnContext.back(() -> run(job, lost)).flatMap(o -> end(claim, o, started)),
                _ -> running.remove(claim),
                failure -> {
                    running.remove(claim);
                    LOG.warnf(failure, "How the job %s ended could not be noted", job.name());
                });
    }

    private Uni<JobOutcome> run(BackgroundJob job, CompletableFuture<Void> lost) {
        var work =
                Uni.createFrom()
                        .deferred(job::run)
                        .ifNoItem()
                        .after(job.deadline())
                        .failWith(() -> new JobTimeout(job));
        return Uni.combine()
                .any()
                .of(work, Uni.createFrom().completionStage(lost))
                .<JobOutcome>map(_ -> new JobOutcome.Succeeded())
                .onFailure()
                .invoke(e -> complain(job, e))
                .onFailure()
                .recoverWithItem(e -> new JobOutcome.Failed(String.valueOf(e.getMessage())));
    }

    private void complain(BackgroundJob job, Throwable failure) {
        if (!stopped) {
            LOG.warnf(failure, "The job %s failed; it runs again as planned", job.name());
        }
    }

    private Uni<Void> end(JobClaim claim, JobOutcome outcome, Instant started) {
        var job = jobs.get(claim.job());
        metrics.ended(claim.job(), outcome, Duration.between(started, clock.instant()));
        shown = Instant.EPOCH;
        var pause = outcome instanceof JobOutcome.Failed ? job.afterFailure() : job.interval();
        return table.ended(claim, outcome, started.plus(pause).plus(jitter(pause)));
    }

    /** Up to a tenth of the pause, so that jobs do not all run at once. */
    private static Duration jitter(Duration pause) {
        long most = pause.toMillis() / 10;
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most + 1));
    }

    private Uni<Void> show() {
        var now = clock.instant();
        if (now.isBefore(shown.plus(SHOWN))) {
            return Uni.createFrom().voidItem();
        }
        shown = now;
        return table.all().invoke(metrics::show).replaceWithVoid();
    }

    /** A run that another control plane took over, or that ends because this one does. */
    private static final class JobLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        JobLost(JobClaim claim) {
            super("run " + claim.run() + " of the job " + claim.job() + " was cancelled");
        }
    }

    /** A run that did not end in time. */
    private static final class JobTimeout extends RuntimeException {
        private static final long serialVersionUID = 1L;

        JobTimeout(BackgroundJob job) {
            super("the job " + job.name() + " did not end within " + job.deadline());
        }
    }
}
