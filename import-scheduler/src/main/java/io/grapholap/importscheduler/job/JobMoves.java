package io.grapholap.importscheduler.job;

import org.jspecify.annotations.Nullable;

/** What becomes of a job, each as a function of what it is. */
final class JobMoves {
    private JobMoves() {}

    static TableJob start(TableJob job) {
        return switch (job.state()) {
            case TableJobState.Active _ -> job;
            case TableJobState.Inactive inactive -> job.in(inactive.started());
            case TableJobState.Deleted _ -> throw ImportRefused.deleted(job.id());
        };
    }

    static TableJob pause(TableJob job) {
        return switch (job.state()) {
            case TableJobState.Active active -> job.in(active.paused(null));
            case TableJobState.Inactive _ -> job;
            case TableJobState.Deleted _ -> throw ImportRefused.deleted(job.id());
        };
    }

    /** Pauses a job that is active, and says why. */
    static TableJob pausedByItself(TableJob job, String reason) {
        return job.state() instanceof TableJobState.Active active
                ? job.in(active.paused(reason))
                : job;
    }

    static TableJob delete(TableJob job) {
        return switch (job.state()) {
            case TableJobState.Active active -> job.in(active.deleted());
            case TableJobState.Inactive inactive -> job.in(inactive.deleted());
            case TableJobState.Deleted _ -> job;
        };
    }

    static TableJob parameters(TableJob job, @Nullable Integer minutes, @Nullable Integer hours) {
        return open(job).with(job.parameters().with(minutes, hours));
    }

    static TableJob update(TableJob job, JobUpdate update) {
        var changed =
                parameters(job, update.refreshIntervalMinutes(), update.queryWindowSizeHours())
                        .with(update.mapping(), job.model().withVersion(update.modelVersion()));
        return switch (update.status()) {
            case null -> changed;
            case active -> start(changed);
            case inactive -> pause(changed);
            case deleted -> delete(changed);
        };
    }

    private static TableJob open(TableJob job) {
        if (job.state() instanceof TableJobState.Deleted) {
            throw ImportRefused.deleted(job.id());
        }
        return job;
    }
}
