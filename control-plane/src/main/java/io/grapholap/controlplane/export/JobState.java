package io.grapholap.controlplane.export;

import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a job is in its life; each state carries only what is true in it and offers only the moves
 * it allows. Only the retry of a whole snapshot leads out of {@link Completed}, {@link Failed} and
 * {@link Cancelled}.
 */
sealed interface JobState {
    /** How often the job was claimed so far. */
    long attempt();

    /** Not ended yet. */
    sealed interface Open extends JobState {
        default Cancelled cancelled() {
            return new Cancelled(attempt());
        }

        /**
         * The state that time alone leads to: itself, unless a lease or deadline has passed.
         *
         * @param attended since when workers have been away, or the control plane has been up;
         *     waiting counts from then on
         */
        JobState at(Instant now, Instant attended, String job, JobLimits limits);
    }

    /** Ended without a result. */
    sealed interface Fruitless extends JobState {
        /** Queued with all attempts before it; they are counted on, but not held against it. */
        default Queued retried(Instant now, JobLimits limits) {
            return new Queued(attempt(), attempt(), now, now.plus(limits.queue()));
        }
    }

    /**
     * Waits for a worker.
     *
     * @param forgiven attempts that do not count against the limit
     * @param availableAt before this no worker gets it
     * @param deadline when it fails unless a worker takes it, or could have
     */
    record Queued(long attempt, long forgiven, Instant availableAt, Instant deadline)
            implements Open {
        static Queued first(Instant now, JobLimits limits) {
            return new Queued(0, 0, now, now.plus(limits.queue()));
        }

        /**
         * @param prefix directory name that no other attempt has
         */
        Claimed claimed(String worker, String prefix, Instant now, JobLimits limits) {
            return new Claimed(
                    attempt + 1,
                    forgiven,
                    worker,
                    now.plus(limits.lease()),
                    now.plus(limits.run()),
                    prefix,
                    null,
                    null);
        }

        @Override
        public JobState at(Instant now, Instant attended, String job, JobLimits limits) {
            if (now.isBefore(deadline)) {
                return this;
            }
            var fair = attended.plus(limits.queue());
            return now.isBefore(fair)
                    ? new Queued(attempt, forgiven, availableAt, fair)
                    : new Failed(attempt, JobFailures.notTaken(job, limits));
        }
    }

    /**
     * A worker is at it.
     *
     * @param forgiven attempts that do not count against the limit
     * @param leaseUntil when the worker counts as lost unless it says otherwise
     * @param deadline when the job fails whatever happens
     * @param queryId the warehouse's id of the running statement, once known
     * @param rowCount rows written so far, once known
     */
    record Claimed(
            long attempt,
            long forgiven,
            String worker,
            Instant leaseUntil,
            Instant deadline,
            String prefix,
            @Nullable String queryId,
            @Nullable Long rowCount)
            implements Open {

        boolean heldBy(String aWorker, long anAttempt) {
            return worker.equals(aWorker) && attempt == anAttempt;
        }

        Claimed renewed(
                Instant now,
                @Nullable String newQueryId,
                @Nullable Long newRowCount,
                JobLimits limits) {
            return new Claimed(
                    attempt,
                    forgiven,
                    worker,
                    now.plus(limits.lease()),
                    deadline,
                    prefix,
                    newQueryId == null ? queryId : newQueryId,
                    newRowCount == null ? rowCount : newRowCount);
        }

        Completed completed(JobResult result) {
            return new Completed(attempt, result);
        }

        /** Queued again after a pause if another attempt may end better, else failed. */
        JobState failed(JobFailure failure, Instant now, JobLimits limits) {
            return failure.retryable() && tries() < limits.maxAttempts()
                    ? queuedAgain(now.plus(limits.retryAfter(tries())), limits)
                    : new Failed(attempt, failure);
        }

        @Override
        public JobState at(Instant now, Instant attended, String job, JobLimits limits) {
            if (!now.isBefore(deadline)) {
                return new Failed(attempt, JobFailures.tookTooLong(job, limits));
            }
            if (now.isBefore(leaseUntil)) {
                return this;
            }
            return tries() < limits.maxAttempts()
                    ? queuedAgain(now, limits)
                    : new Failed(attempt, JobFailures.workerLost(job, tries()));
        }

        private long tries() {
            return attempt - forgiven;
        }

        private Queued queuedAgain(Instant from, JobLimits limits) {
            return new Queued(attempt, forgiven, from, from.plus(limits.queue()));
        }
    }

    record Completed(long attempt, JobResult result) implements JobState {
        /** Queued because what it produced is not good enough. */
        Queued redone(Instant now, JobLimits limits) {
            return new Queued(attempt, attempt, now, now.plus(limits.queue()));
        }
    }

    record Failed(long attempt, JobFailure failure) implements Fruitless {}

    record Cancelled(long attempt) implements Fruitless {}
}
