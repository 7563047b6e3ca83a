package io.grapholap.importscheduler.landing;

import io.grapholap.warehouse.source.CursorValue;

/**
 * A window that is to be landed, and by whom.
 *
 * @param space id of the space
 * @param model name of the model
 * @param environment such as {@code production}
 * @param lane name of the job's lane
 * @param seq which window of the lane it is, from 1 without gaps
 * @param epoch grows with each new owner of the job; a larger one fences a smaller one
 * @param queryId the window's own id, the same for all attempts
 * @param attempt from 1
 * @param from first point that is read
 * @param to first point that is not
 */
public record WindowTask(
        String space,
        String model,
        String environment,
        String jobId,
        String lane,
        long seq,
        long epoch,
        String queryId,
        int attempt,
        CursorValue from,
        CursorValue to) {}
