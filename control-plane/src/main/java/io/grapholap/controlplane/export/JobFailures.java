package io.grapholap.controlplane.export;

import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobFailure.Code;

/** Failures that the control plane itself finds. */
final class JobFailures {
    private JobFailures() {}

    static JobFailure notTaken(String job, JobLimits limits) {
        return of(
                Code.DEADLINE_EXCEEDED,
                job,
                "no worker took the job within "
                        + limits.queue()
                        + "; is an export-worker running?");
    }

    static JobFailure tookTooLong(String job, JobLimits limits) {
        return of(
                Code.DEADLINE_EXCEEDED,
                job,
                "the job ran for " + limits.run() + " without ending; make its SQL return less");
    }

    static JobFailure workerLost(String job, long attempts) {
        return of(
                Code.WORKER_LOST,
                job,
                "its worker was lost in each of " + attempts + " attempts; see the worker's log");
    }

    static JobFailure wrongResult(String job, String result) {
        return of(
                Code.INTERNAL_ERROR,
                job,
                "a worker reported " + result + ", which is no result of this job; update it");
    }

    private static JobFailure of(Code code, String job, String reason) {
        return new JobFailure(code, job, null, reason, null, false);
    }
}
