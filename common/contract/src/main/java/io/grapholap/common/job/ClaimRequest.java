package io.grapholap.common.job;

/**
 * {@code POST /api/internal/export-jobs/claim}.
 *
 * @param worker stable name of the worker process
 * @param room how many jobs it can start now, at least 1
 */
public record ClaimRequest(String worker, int room) {}
