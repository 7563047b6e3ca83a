package io.grapholap.controlplane.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One act.
 *
 * @param keyId public part of the API key that was shown; null without one
 * @param resourceId null when the act was on no single one, or came to nothing
 * @param result {@code ok}, or the code of the error
 */
record AuditEntry(
        Instant at,
        String actor,
        @Nullable String keyId,
        AuditAction action,
        @Nullable String resourceId,
        String result,
        String requestId,
        @Nullable String address) {}
