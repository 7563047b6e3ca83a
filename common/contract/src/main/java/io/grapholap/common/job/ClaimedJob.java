package io.grapholap.common.job;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job that a worker now holds.
 *
 * @param attempt counts the claims of this job, from 1; every report carries it
 * @param leaseUntil when the job may be given to another worker unless the lease is renewed
 * @param deadline when the job fails whatever happens
 * @param root root of the snapshot in the object store; ends with {@code /}
 * @param prefix random directory name of this attempt, so that a late writer never touches
 *     another's files
 * @param traceparent W3C trace context of the request that wanted the snapshot, or null
 */
public record ClaimedJob(
        long jobId,
        long snapshotId,
        long attempt,
        Instant leaseUntil,
        Instant deadline,
        URI root,
        String prefix,
        JobWork work,
        @Nullable String traceparent) {}
