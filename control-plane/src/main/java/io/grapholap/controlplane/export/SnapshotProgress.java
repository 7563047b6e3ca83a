package io.grapholap.controlplane.export;

import io.grapholap.common.instance.LoadStep;
import io.grapholap.common.job.JobKind;
import io.grapholap.controlplane.snapshot.Snapshot;
import io.grapholap.controlplane.snapshot.SnapshotState;
import io.grapholap.controlplane.snapshot.SnapshotStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a snapshot has come, as a pure function of it, its jobs and the time.
 *
 * @param engines names of the engines that graphs are built for
 */
record SnapshotProgress(
        Snapshot snapshot, List<PlannedJob> jobs, List<String> engines, Instant now) {

    ProgressView view() {
        var steps = steps();
        int done = count(steps, LoadStep.Status.COMPLETED);
        int percent = snapshot.isReady() ? 100 : 100 * done / Math.max(1, steps.size());
        var states =
                jobs.stream()
                        .map(PlannedJob::state)
                        .map(ExportJobStatus::of)
                        .map(ExportJobStatus::wireName)
                        .toList();
        return new ProgressView(
                snapshot.id(),
                SnapshotStatus.of(snapshot.state()),
                phase(),
                snapshot.startedAt(),
                steps,
                current(steps),
                percent,
                remaining(steps),
                snapshot.state() instanceof SnapshotState.Failed(var reason) ? reason : null,
                jobs.size(),
                count(states, "pending"),
                count(states, "claimed"),
                count(states, "submitted"),
                count(states, "completed"),
                count(states, "failed"),
                jobs.stream().map(SnapshotProgress::jobView).toList());
    }

    private String phase() {
        return switch (snapshot.state()) {
            case SnapshotState.Pending _ -> "queued";
            case SnapshotState.Creating _ -> phaseOfWork();
            case SnapshotState.Ready _ -> "ready";
            case SnapshotState.Failed _, SnapshotState.Cancelled _ -> "failed";
        };
    }

    private String phaseOfWork() {
        if (jobs.stream().anyMatch(job -> job.kind() == JobKind.GRAPH_BUILD)) {
            return "importing";
        }
        return jobs.stream().anyMatch(job -> job.kind() == JobKind.FINISH)
                ? "uploading"
                : "exporting";
    }

    /** The steps of all jobs, then those of jobs that are still to come. */
    private List<LoadStep> steps() {
        var steps = new ArrayList<LoadStep>();
        jobs.forEach(job -> steps.add(step(job)));
        if (jobs.stream().noneMatch(job -> job.kind() == JobKind.FINISH)) {
            steps.add(pending(SnapshotPlan.FINISH));
        }
        engines.stream()
                .filter(engine -> jobs.stream().noneMatch(job -> builds(job, engine)))
                .forEach(engine -> steps.add(pending(buildStep(engine))));
        return steps;
    }

    private static LoadStep step(PlannedJob job) {
        var name = job.kind() == JobKind.GRAPH_BUILD ? buildStep(job.name()) : job.name();
        var status =
                switch (job.state()) {
                    case JobState.Queued _ -> LoadStep.Status.PENDING;
                    case JobState.Claimed _ -> LoadStep.Status.IN_PROGRESS;
                    case JobState.Completed _ -> LoadStep.Status.COMPLETED;
                    case JobState.Failed _, JobState.Cancelled _ -> LoadStep.Status.FAILED;
                };
        return new LoadStep(name, status, ProgressView.typeOf(job), rows(job.state()));
    }

    private static LoadStep pending(String name) {
        return new LoadStep(name, LoadStep.Status.PENDING, null, null);
    }

    private static @Nullable String current(List<LoadStep> steps) {
        return steps.stream()
                .filter(step -> step.status() == LoadStep.Status.IN_PROGRESS)
                .map(LoadStep::name)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Long remaining(List<LoadStep> steps) {
        if (!(snapshot.state() instanceof SnapshotState.Open)) {
            return 0L;
        }
        var startedAt = snapshot.startedAt();
        if (startedAt == null) {
            return null;
        }
        // A retry keeps what was done before it; that says nothing of today's pace.
        long done = jobs.stream().filter(job -> isDoneSince(job, startedAt)).count();
        long left = steps.size() - count(steps, LoadStep.Status.COMPLETED);
        long elapsed = Duration.between(startedAt, now).toSeconds();
        return done == 0 ? null : Math.max(0, elapsed * left / done);
    }

    private static boolean isDoneSince(PlannedJob job, Instant startedAt) {
        return job.state() instanceof JobState.Completed
                && job.endedAt() != null
                && !job.endedAt().isBefore(startedAt);
    }

    private static ProgressView.Job jobView(PlannedJob job) {
        return new ProgressView.Job(
                job.name(),
                JobKinds.wireName(job.kind()),
                ExportJobStatus.of(job.state()).wireName(),
                rows(job.state()));
    }

    private static @Nullable Long rows(JobState state) {
        return switch (state) {
            case JobState.Claimed claimed -> claimed.rowCount();
            case JobState.Completed(var _, var result) -> JobKinds.rowsOf(result).orElse(null);
            default -> null;
        };
    }

    private static boolean builds(PlannedJob job, String engine) {
        return job.kind() == JobKind.GRAPH_BUILD && job.name().equals(engine);
    }

    private static String buildStep(String engine) {
        return "graph-build " + engine;
    }

    private static int count(List<LoadStep> steps, LoadStep.Status status) {
        return (int) steps.stream().filter(step -> step.status() == status).count();
    }

    private static int count(List<String> states, String state) {
        return (int) states.stream().filter(s -> Objects.equals(s, state)).count();
    }
}
