package io.grapholap.controlplane.key;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.grapholap.platform.identity.ApiKey;
import io.grapholap.platform.identity.KnownKey;
import io.grapholap.platform.identity.Role;
import io.grapholap.platform.identity.Scope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Row of {@code api_keys}; the key itself is nowhere. */
@Entity
@Table(name = "api_keys")
class ApiKeyEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(name = "key_id")
    String keyId;

    String sha256;

    @Column(name = "owner_username")
    String owner;

    String name;
    String role;
    String scopes;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    @Nullable Instant expiresAt;

    @Column(name = "revoked_at")
    @Nullable Instant revokedAt;

    @Column(name = "revoked_by")
    @Nullable String revokedBy;

    @Version
    @Column(name = "row_version")
    long rowVersion;

    protected ApiKeyEntity() {}

    static ApiKeyEntity of(NewApiKey wanted, ApiKey key, String owner, Instant now) {
        var row = new ApiKeyEntity();
        row.keyId = key.id();
        row.sha256 = key.sha256();
        row.owner = owner;
        row.name = wanted.name();
        row.role = wanted.role().wireName();
        row.scopes = wanted.scopes().stream().map(Scope::wireName).sorted().collect(joining(","));
        row.createdAt = now;
        row.expiresAt = wanted.expiresAt();
        return row;
    }

    boolean holds(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    private Set<Scope> scopes() {
        return Arrays.stream(scopes.split(","))
                .map(name -> Scope.of(name).orElseThrow())
                .collect(toSet());
    }

    KnownKey toKnownKey() {
        return new KnownKey(keyId, owner, Role.of(role).orElseThrow(), scopes(), expiresAt);
    }

    /**
     * @param text the key itself, when it has just been made
     */
    ApiKeyView toView(@Nullable String text) {
        return new ApiKeyView(
                Objects.requireNonNull(id),
                name,
                ApiKey.PREFIX + keyId,
                owner,
                Role.of(role).orElseThrow(),
                scopes().stream().sorted().toList(),
                createdAt,
                expiresAt,
                revokedAt,
                text);
    }
}
