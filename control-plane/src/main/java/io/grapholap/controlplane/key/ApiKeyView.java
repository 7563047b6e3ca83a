package io.grapholap.controlplane.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grapholap.controlplane.idempotency.ToldOnce;
import io.grapholap.platform.api.Identified;
import io.grapholap.platform.identity.Role;
import io.grapholap.platform.identity.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key as its owner sees it.
 *
 * @param prefix how the key begins, to tell keys apart
 * @param key the key itself; only in the answer that made it
 */
record ApiKeyView(
        long id,
        String name,
        String prefix,
        String ownerUsername,
        Role role,
        List<Scope> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @ToldOnce @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key)
        implements Identified {
    @Override
    public String resourceId() {
        return Long.toString(id);
    }

    /** Never the key itself. */
    @Override
    public String toString() {
        return "ApiKeyView[" + id + ", " + prefix + "]";
    }
}
