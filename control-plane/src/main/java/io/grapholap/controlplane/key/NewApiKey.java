package io.grapholap.controlplane.key;

import io.grapholap.platform.identity.Role;
import io.grapholap.platform.identity.Scope;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A key that is wanted; its fields are checked and its defaults filled in. */
record NewApiKey(String name, Role role, Set<Scope> scopes, @Nullable Instant expiresAt) {}
