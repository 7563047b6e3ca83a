package io.grapholap.controlplane.job;

/**
 * The right to run a job once.
 *
 * @param run number that no other run of this job has
 */
record JobClaim(String job, long run) {}
