package io.grapholap.controlplane.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An act as admins see it.
 *
 * @param resource its type, and its id if there is one: {@code mapping/12}
 */
record AuditView(
        Instant at,
        String actor,
        @Nullable String keyId,
        String action,
        String resource,
        String resourceType,
        @Nullable String resourceId,
        String result,
        String requestId,
        @Nullable String address) {}
