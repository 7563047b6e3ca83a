package io.grapholap.common.job;

import org.jspecify.annotations.Nullable;

/**
 * {@code PUT /api/internal/export-jobs/{id}/lease}: still at work.
 *
 * @param queryId the warehouse's id of the running statement, once known
 * @param rowCount rows written so far, for progress
 */
public record LeaseRequest(
        String worker, long attempt, @Nullable String queryId, @Nullable Long rowCount) {}
