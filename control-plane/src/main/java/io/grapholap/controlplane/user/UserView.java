package io.grapholap.controlplane.user;

import io.grapholap.platform.api.Identified;
import io.grapholap.platform.identity.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as clients see them.
 *
 * @param roleChangedAt null while the role is the first one
 */
record UserView(
        String username,
        String email,
        String displayName,
        Role role,
        boolean isActive,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastLoginAt,
        @Nullable Instant roleChangedAt,
        @Nullable String roleChangedBy)
        implements Identified {
    @Override
    public String resourceId() {
        return username;
    }
}
