package io.grapholap.platform.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An API key that holds, as the control plane knows it.
 *
 * @param id its public name
 * @param role what its owner gave it; never more than the owner may do
 * @param expiresAt null for never
 */
public record KnownKey(
        String id, String owner, Role role, Set<Scope> scopes, @Nullable Instant expiresAt) {}
