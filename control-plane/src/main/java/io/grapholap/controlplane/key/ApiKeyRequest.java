package io.grapholap.controlplane.key;

import io.grapholap.controlplane.rule.FieldRules;
import io.grapholap.platform.identity.Role;
import io.grapholap.platform.identity.Scope;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/api-keys}.
 *
 * @param role default: that of the caller
 * @param scopes default: {@code read} and {@code write}
 * @param expiresAt time with its zone; default: never
 */
record ApiKeyRequest(
        @Nullable String name,
        @Nullable String role,
        @Nullable List<@Nullable String> scopes,
        @Nullable String expiresAt) {
    private static final Set<Scope> OFFERED = EnumSet.of(Scope.READ, Scope.WRITE, Scope.ACT_AS);

    /** What is wanted; fails with all that is wrong, if anything is. */
    NewApiKey check(Role usualRole, Instant now) {
        var rules = new FieldRules().name("name", name);
        var wantedRole = role == null ? Optional.of(usualRole) : Role.of(role);
        if (wantedRole.isEmpty()) {
            rules.fault(
                    "role", "is '" + role + "'; it must be analyst, admin, ops or service", "enum");
        }
        var wantedScopes = scopes(rules);
        var end = expiresAt(rules);
        if (end != null && !end.isAfter(now)) {
            rules.fault("expires_at", "is in the past: " + expiresAt, "range");
        }
        rules.check();
        return new NewApiKey(
                Objects.requireNonNull(name), wantedRole.orElseThrow(), wantedScopes, end);
    }

    private Set<Scope> scopes(FieldRules rules) {
        if (scopes == null) {
            return Scope.OWN;
        }
        var wanted = EnumSet.noneOf(Scope.class);
        for (var name : scopes) {
            Scope.of(String.valueOf(name))
                    .filter(OFFERED::contains)
                    .ifPresentOrElse(
                            wanted::add,
                            () ->
                                    rules.fault(
                                            "scopes",
                                            "has '" + name + "'; it may have read, write, act-as",
                                            "enum"));
        }
        if (scopes.isEmpty()) {
            rules.fault("scopes", "is empty; give read, write or act-as", "required");
        }
        return wanted;
    }

    private @Nullable Instant expiresAt(FieldRules rules) {
        try {
            return expiresAt == null ? null : OffsetDateTime.parse(expiresAt).toInstant();
        } catch (DateTimeParseException e) {
            rules.fault(
                    "expires_at",
                    "'" + expiresAt + "' is not a time like 2030-01-02T03:04:05Z",
                    "datetime");
            return null;
        }
    }
}
