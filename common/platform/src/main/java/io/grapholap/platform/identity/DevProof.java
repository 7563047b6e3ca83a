package io.grapholap.platform.identity;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Unauthorized;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Believes {@code X-Username} and {@code X-User-Role} while the development switch is on; the
 * header's role wins over the stored one. With the switch off it sees neither.
 */
@ApplicationScoped
class DevProof implements Identities.Proof {
    private final AuthConfig config;
    private final StoredUsers users;

    DevProof(AuthConfig config, StoredUsers users) {
        this.config = config;
        this.users = users;
    }

    @Override
    public Optional<Uni<Caller>> check(Credentials credentials) {
        return config.dev() ? Optional.of(believe(credentials)) : Optional.empty();
    }

    private Uni<Caller> believe(Credentials credentials) {
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
        return users.caller(username, named == null ? null : named.orElseThrow());
    }

    private static Uni<Caller> refuse(ErrorCode code, String message) {
        return Uni.createFrom().failure(new Unauthorized(code, message));
    }
}
