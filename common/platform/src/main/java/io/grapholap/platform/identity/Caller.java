package io.grapholap.platform.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, after their credentials were believed.
 *
 * @param scopes what the credentials may be used for
 * @param keyId public part of the API key that was shown; null without one
 */
public record Caller(String username, Role role, Set<Scope> scopes, @Nullable String keyId) {
    /** A user who logged in themselves. */
    public Caller(String username, Role role) {
        this(username, role, Scope.OWN, null);
    }

    /** Whether this caller may change or delete what {@code owner} owns. */
    public boolean mayChange(String owner) {
        return role == Role.ADMIN || username.equals(owner);
    }
}
