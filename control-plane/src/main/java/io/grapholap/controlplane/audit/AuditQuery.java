package io.grapholap.controlplane.audit;

import io.grapholap.common.paging.Page.Range;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which entries a list shows; what is null leaves all. Times are inclusive. */
record AuditQuery(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String resourceType,
        @Nullable String resourceId,
        @Nullable Instant since,
        @Nullable Instant until,
        Range range) {}
