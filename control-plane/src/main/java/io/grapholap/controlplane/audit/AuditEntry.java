package io.grapholap.controlplane.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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
        @Nullable String address) {

    /** As the database takes it: text without the character that it cannot hold. */
    Map<String, @Nullable Object> columns() {
        var columns = new LinkedHashMap<String, @Nullable Object>();
        columns.put("at", at.toString());
        columns.put("actor", text(actor));
        columns.put("key_id", text(keyId));
        columns.put("action", text(action.wireName()));
        columns.put("resource_type", text(action.resourceType()));
        columns.put("resource_id", text(resourceId));
        columns.put("result", text(result));
        columns.put("request_id", text(requestId));
        columns.put("address", text(address));
        return columns;
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null ? null : value.replace('\0', '\uFFFD');
    }
}
