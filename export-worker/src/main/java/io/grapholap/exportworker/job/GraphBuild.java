package io.grapholap.exportworker.job;

import io.grapholap.common.job.JobResult;
import io.grapholap.common.job.JobWork;

/** Builds the graph file of a snapshot for one engine. */
public interface GraphBuild {
    /**
     * @throws JobFailed if it cannot be built
     * @throws io.grapholap.warehouse.ExportCancelled if it is not wanted any more
     */
    JobResult.GraphBuilt run(Attempt attempt, JobWork.BuildGraph work);
}
