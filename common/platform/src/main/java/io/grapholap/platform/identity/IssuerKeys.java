package io.grapholap.platform.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Unauthorized;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.common.json.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of the issuer of tokens. Fetched when first needed, when they are old, and when a
 * token names a key that is not among them, but never more often than every ten seconds. While the
 * issuer is away, the last keys are used on.
 */
@ApplicationScoped
class IssuerKeys {
    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final AuthConfig config;
    private final Function<URI, Uni<String>> documents;
    private final Clock clock;
    private volatile @Nullable Known known;
    private volatile Instant triedAt = Instant.MIN;
    private @Nullable Uni<List<JsonWebKey>> fetching;

    private record Known(List<JsonWebKey> keys, Instant at) {
        boolean has(@Nullable String id) {
            return id == null || keys.stream().anyMatch(key -> id.equals(key.getKeyId()));
        }
    }

    @Inject
    IssuerKeys(AuthConfig config, IssuerDocuments documents, Clock clock) {
        this(config, documents::get, clock);
    }

    IssuerKeys(AuthConfig config, Function<URI, Uni<String>> documents, Clock clock) {
        this.config = config;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * The keys to verify this token with.
     *
     * @return fails with {@link Unauthorized} if it is no token at all, with {@link Unavailable} if
     *     the issuer never gave its keys
     */
    Uni<List<JsonWebKey>> forToken(String token) {
        var id = keyId(token);
        var now = clock.instant();
        var have = known;
        boolean good =
                have != null && have.has(id) && now.isBefore(have.at().plus(config.jwksLifetime()));
        if (good || now.isBefore(triedAt.plus(PAUSE)) && have != null) {
            return Uni.createFrom().item(have.keys());
        }
        var context = Vertx.currentContext();
        var fresh = refresh();
        return context == null
                ? fresh
                : fresh.emitOn(command -> context.runOnContext(_ -> command.run()));
    }

    private synchronized Uni<List<JsonWebKey>> refresh() {
        var running = fetching;
        if (running != null) {
            return running;
        }
        triedAt = clock.instant();
        var started =
                url().flatMap(documents::apply)
                        .map(IssuerKeys::parse)
                        .invoke(keys -> known = new Known(keys, clock.instant()))
                        .onFailure()
                        .recoverWithUni(this::lastKeys)
                        .onTermination()
                        .invoke(this::done)
                        .memoize()
                        .indefinitely();
        fetching = started;
        return started;
    }

    private synchronized void done() {
        fetching = null;
    }

    private Uni<List<JsonWebKey>> lastKeys(Throwable e) {
        LOG.warnf("The keys of the issuer of tokens were not fetched: %s", e.getMessage());
        var have = known;
        return have != null
                ? Uni.createFrom().item(have.keys())
                : Uni.createFrom()
                        .failure(
                                new Unavailable(
                                        "identity",
                                        "The issuer of tokens cannot be asked for its keys; try"
                                                + " again."));
    }

    private Uni<URI> url() {
        return config.jwksUrl()
                .map(url -> Uni.createFrom().item(url))
                .orElseGet(() ->
                        documents
                                .apply(discovery(config.issuer().orElseThrow()))
                                .map(text -> URI.create(read(text).path("jwks_uri").asText())));
    }

    private static URI discovery(String issuer) {
        return URI.create(issuer.replaceFirst("/+$", "") + "/.well-known/openid-configuration");
    }

    private static List<JsonWebKey> parse(String jwks) {
        try {
            return new JsonWebKeySet(jwks).getJsonWebKeys();
        } catch (JoseException e) {
            throw new IllegalArgumentException("not a set of keys", e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    private static @Nullable String keyId(String token) {
        try {
            int dot = token.indexOf('.');
            var header = Base64.getUrlDecoder().decode(token.substring(0, Math.max(dot, 0)));
            var id = read(new String(header, StandardCharsets.UTF_8)).path("kid");
            return id.isTextual() ? Objects.requireNonNull(id.textValue()) : null;
        } catch (IllegalArgumentException e) {
            throw new Unauthorized(ErrorCode.UNAUTHORIZED, "The bearer is not a token.");
        }
    }
}
