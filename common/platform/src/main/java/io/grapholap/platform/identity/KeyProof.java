package io.grapholap.platform.identity;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.Unauthorized;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Believes an API key, as bearer or in a header of its own. It acts for its owner, and for another
 * user, with that user's stored role, only if its scopes say so.
 */
@ApplicationScoped
class KeyProof implements Identities.Proof {
    private final KeyDirectory keys;
    private final StoredUsers users;
    private final AuthConfig config;
    private final Clock clock;

    KeyProof(KeyDirectory keys, StoredUsers users, AuthConfig config, Clock clock) {
        this.keys = keys;
        this.users = users;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Optional<Uni<Caller>> check(Credentials credentials) {
        var bearer = credentials.bearer();
        var text = bearer == null ? credentials.apiKey() : bearer;
        boolean meant =
                text != null && (text.startsWith(ApiKey.PREFIX) || bearer == null && !config.dev());
        return meant ? Optional.of(believe(text, credentials.username())) : Optional.empty();
    }

    private Uni<Caller> believe(String text, @Nullable String actFor) {
        var read = ApiKey.read(text);
        if (read.isEmpty()) {
            return Uni.createFrom().failure(refused("It has not the form of an API key."));
        }
        var key = read.get();
        return keys.find(key)
                .map(found ->
                        found.filter(this::holds)
                                .orElseThrow(() ->
                                        refused(
                                                "The API key gol_"
                                                        + key.id()
                                                        + "… does not hold: "
                                                        + "it is unknown, revoked or expired.")))
                .flatMap(known -> caller(known, actFor));
    }

    private boolean holds(KnownKey key) {
        var end = key.expiresAt();
        return end == null || clock.instant().isBefore(end);
    }

    private Uni<Caller> caller(KnownKey key, @Nullable String actFor) {
        boolean own = actFor == null || actFor.equals(key.owner());
        if (!own && !key.scopes().contains(Scope.ACT_AS)) {
            throw new Forbidden(
                    ErrorCode.PERMISSION_DENIED,
                    "The API key gol_" + key.id() + "… may not act for " + actFor + ".",
                    Map.of("required_scope", Scope.ACT_AS.wireName()));
        }
        // Also an owner's key ends with the owner.
        return users.caller(key.owner(), key.role())
                .flatMap(owner ->
                        own
                                ? Uni.createFrom().item(owner)
                                : users.caller(actFor == null ? key.owner() : actFor, null))
                .map(who -> new Caller(who.username(), who.role(), key.scopes(), key.id()));
    }

    private static Unauthorized refused(String why) {
        return new Unauthorized(ErrorCode.UNAUTHORIZED, why);
    }
}
