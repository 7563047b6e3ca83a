package io.grapholap.common.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a lease request.
 *
 * @param cancelled the work is not wanted any more, or belongs to another attempt: stop the
 *     statement and report nothing
 * @param leaseUntil end of the renewed lease; null when cancelled
 */
public record LeaseAnswer(boolean cancelled, @Nullable Instant leaseUntil) {}
