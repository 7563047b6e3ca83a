package io.grapholap.controlplane.key;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.paging.Page;
import io.grapholap.common.paging.Page.Range;
import io.grapholap.controlplane.user.UserChanges;
import io.grapholap.platform.identity.ApiKey;
import io.grapholap.platform.identity.Caller;
import io.grapholap.platform.identity.KnownKey;
import io.grapholap.platform.identity.Role;
import io.grapholap.platform.identity.Scope;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes, finds, shows and revokes API keys. */
@ApplicationScoped
class ApiKeyService {
    private final ApiKeyRepository keys;
    private final UserChanges users;
    private final Clock clock;

    ApiKeyService(ApiKeyRepository keys, UserChanges users, Clock clock) {
        this.keys = keys;
        this.users = users;
        this.clock = clock;
    }

    /** The key as it is now; nothing if there is none that holds. */
    @WithSession
    Uni<Optional<KnownKey>> find(ApiKey key) {
        var now = clock.instant();
        return keys.named(key.id())
                .map(row ->
                        Optional.ofNullable(row)
                                .filter(r -> key.matches(r.sha256) && r.holds(now))
                                .map(ApiKeyEntity::toKnownKey));
    }

    /**
     * Makes a key of the caller's.
     *
     * @return with the key itself, which is never shown again; fails with {@link Forbidden} if it
     *     could do more than the caller
     */
    @WithTransaction
    Uni<ApiKeyView> create(NewApiKey wanted, Caller caller) {
        requireWithin(wanted, caller);
        var text = ApiKey.newText();
        var key = ApiKey.read(text).orElseThrow();
        return keys.persistAndFlush(ApiKeyEntity.of(wanted, key, caller.username(), now()))
                .call(_ -> users.keysChanged(caller.username()))
                .map(row -> row.toView(text));
    }

    private static void requireWithin(NewApiKey wanted, Caller caller) {
        boolean admin = caller.role() == Role.ADMIN;
        if (!admin && wanted.role() != caller.role() && wanted.role() != Role.ANALYST) {
            throw refused(
                    "role",
                    "You are "
                            + caller.role().wireName()
                            + " and cannot make a key"
                            + " with the role "
                            + wanted.role().wireName()
                            + ".");
        }
        if (wanted.scopes().contains(Scope.ACT_AS) && !(admin && wanted.role() == Role.SERVICE)) {
            throw refused(
                    "scopes",
                    "Only an admin makes keys that act for others, and only with"
                            + " the role service.");
        }
        if (caller.keyId() != null && !caller.scopes().containsAll(wanted.scopes())) {
            throw refused("scopes", "An API key cannot make one that may do more than itself.");
        }
    }

    private static Forbidden refused(String field, String message) {
        return new Forbidden(ErrorCode.PERMISSION_DENIED, message, Map.of("field", field));
    }

    /** The caller's keys, or, for an admin, everybody's or one owner's; revoked ones too. */
    @WithSession
    Uni<Page<ApiKeyView>> list(@Nullable String owner, Range range, Caller caller) {
        var whose = caller.role() == Role.ADMIN ? owner : caller.username();
        return keys.page(whose, range).map(page -> page.map(row -> row.toView(null)));
    }

    /**
     * Ends a key for good. Repeating it is harmless.
     *
     * @return fails with {@link NotFound} unless there is one that is the caller's, or any for an
     *     admin
     */
    @WithTransaction
    Uni<Void> revoke(long id, Caller caller) {
        return keys.locked(id)
                .invoke(row -> {
                    if (row == null || !caller.mayChange(row.owner)) {
                        throw new NotFound("api_key", id);
                    }
                })
                .flatMap(row ->
                        row.revokedAt == null ? revoke(row, caller) : Uni.createFrom().voidItem());
    }

    private Uni<Void> revoke(ApiKeyEntity row, Caller caller) {
        row.revokedAt = now();
        row.revokedBy = caller.username();
        return keys.flush().flatMap(_ -> users.keysChanged(row.owner));
    }

    /** As precise as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
