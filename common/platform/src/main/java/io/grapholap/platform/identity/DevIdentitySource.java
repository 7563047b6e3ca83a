package io.grapholap.platform.identity;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.Unauthorized;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Believes {@code X-Username} and {@code X-User-Role} while the development switch is on; the
 * header's role wins over the stored one. With the switch off it believes nobody.
 */
@DefaultBean
@ApplicationScoped
class DevIdentitySource implements IdentitySource {
    private final AuthConfig config;
    private final UserDirectory users;

    DevIdentitySource(AuthConfig config, UserDirectory users) {
        this.config = config;
        this.users = users;
    }

    @Override
    public Uni<Caller> identify(Credentials credentials) {
        if (!config.dev()) {
            return refuse(
                    ErrorCode.UNAUTHORIZED,
                    "This service is not configured to log anybody in; start it in the profile"
                            + " 'local' with graph-olap.auth.dev=true and send X-Username.");
        }
        var username = credentials.username();
        if (username == null) {
            return refuse(ErrorCode.UNAUTHORIZED, "Say who you are: send your name in X-Username.");
        }
        var named = credentials.role() == null ? null : Role.of(credentials.role());
        if (named != null && named.isEmpty()) {
            return refuse(
                    ErrorCode.INVALID_ROLE,
                    "X-User-Role is '"
                            + credentials.role()
                            + "'; it must be one of analyst, admin, ops, service.");
        }
        return users.find(username).map(known -> decide(username, named, known.orElse(null)));
    }

    private static Caller decide(
            String username, @Nullable Optional<Role> named, @Nullable KnownUser known) {
        if (known != null && !known.active()) {
            throw new Forbidden(
                    ErrorCode.USER_DISABLED,
                    "The user " + username + " is disabled; ask an admin.",
                    Map.of("username", username));
        }
        if (named != null) {
            return new Caller(username, named.orElseThrow());
        }
        if (known == null) {
            throw new Unauthorized(
                    ErrorCode.MISSING_ROLE,
                    "The user " + username + " has no role; send one in X-User-Role.");
        }
        return new Caller(username, known.role());
    }

    private static Uni<Caller> refuse(ErrorCode code, String message) {
        return Uni.createFrom().failure(new Unauthorized(code, message));
    }
}
