package io.grapholap.common.job;

import java.util.List;

/** Answer to a claim: the jobs that are now this worker's, none when there is nothing to do. */
public record ClaimedJobs(List<ClaimedJob> jobs) {}
