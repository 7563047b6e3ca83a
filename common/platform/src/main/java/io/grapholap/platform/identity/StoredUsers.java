package io.grapholap.platform.identity;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.Unauthorized;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the stored users add to a proof: whether they are disabled, and their role. */
@ApplicationScoped
class StoredUsers {
    private final UserDirectory users;

    StoredUsers(UserDirectory users) {
        this.users = users;
    }

    /**
     * The caller of that name.
     *
     * @param role what the credentials say, which wins; null for the stored one
     * @return fails with {@link Forbidden} if the user is disabled, with {@link Unauthorized} if
     *     nothing says their role
     */
    Uni<Caller> caller(String username, @Nullable Role role) {
        return users.find(username)
                .map(found -> {
                    var known = found.orElse(null);
                    if (known != null && !known.active()) {
                        throw new Forbidden(
                                ErrorCode.USER_DISABLED,
                                "The user " + username + " is disabled; ask an admin.",
                                Map.of("username", username));
                    }
                    if (role != null) {
                        return new Caller(username, role);
                    }
                    if (known == null) {
                        throw new Unauthorized(
                                ErrorCode.MISSING_ROLE,
                                "The user "
                                        + username
                                        + " has no role: neither the credentials nor the platform"
                                        + " know one.");
                    }
                    return new Caller(username, known.role());
                });
    }
}
