package io.grapholap.exportworker.job;

import io.grapholap.common.job.JobFailure;

/** An attempt ended badly, and this is what its owner is told. */
public final class JobFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient JobFailure failure;

    public JobFailed(JobFailure failure) {
        super(failure.describe());
        this.failure = failure;
    }

    JobFailure failure() {
        return failure;
    }
}
