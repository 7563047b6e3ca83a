package io.grapholap.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** An issuer of tokens whose keys, clock and presence tests move. */
abstract class TokenScene {
    static final String ISSUER = "https://login.example.com/realm";

    static final String EMAIL = "https://api.graph-olap.example.com/email";

    static final String ROLES = "https://api.graph-olap.example.com/roles";

    static final RsaJsonWebKey KEY = key("first");

    static final RsaJsonWebKey NEXT = key("second");

    final MovableClock clock = new MovableClock(Instant.parse("2026-01-02T12:00:00Z"));

    final List<URI> fetched = new ArrayList<>();

    List<? extends PublicJsonWebKey> published = List.of(KEY);

    boolean issuerAway;

    final Identities identities = identities(new TestAuth(false, ISSUER));

    Identities identities(AuthConfig config) {
        var users = new StoredUsers(new TestUsers());
        KeyDirectory noKeys = _ -> Uni.createFrom().item(Optional.empty());
        return new Identities(
                List.of(
                        new KeyProof(noKeys, users, config, clock),
                        new TokenProof(
                                config,
                                new IssuerKeys(config, this::document, clock),
                                users,
                                clock),
                        new DevProof(config, users)));
    }

    Caller identify(String token) {
        return identities.identify(new Credentials(token, null, null, null)).await().indefinitely();
    }

    void unauthorized(String token) {
        refused(token, ErrorCode.UNAUTHORIZED);
    }

    void refused(String token, ErrorCode code) {
        assertThatThrownBy(() -> identify(token))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    Uni<String> document(URI url) {
        fetched.add(url);
        if (issuerAway) {
            return Uni.createFrom().failure(new IllegalStateException("away"));
        }
        return Uni.createFrom()
                .item(
                        url.getPath().endsWith("/keys")
                                ? new JsonWebKeySet(published).toJson()
                                : "{\"jwks_uri\": \"https://login.example.com/keys\"}");
    }

    String signed(PublicJsonWebKey key, Consumer<JwtClaims> change) {
        var jws = jws(change);
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        jws.setKeyIdHeaderValue(key.getKeyId());
        jws.setKey(key.getPrivateKey());
        return compact(jws);
    }

    String unsigned() {
        var jws = jws(_ -> {});
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        return compact(jws);
    }

    String hashedWithThePublicKey() {
        var pem =
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(KEY.getPublicKey().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n";
        var jws = jws(_ -> {});
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        jws.setKeyIdHeaderValue(KEY.getKeyId());
        jws.setKey(new HmacKey(pem.getBytes(StandardCharsets.US_ASCII)));
        return compact(jws);
    }

    JsonWebSignature jws(Consumer<JwtClaims> change) {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("graph-olap");
        claims.setExpirationTime(in(300));
        claims.setStringClaim(EMAIL, "zoe");
        claims.setStringClaim(ROLES, "admin");
        change.accept(claims);
        var jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        return jws;
    }

    static String compact(JsonWebSignature jws) {
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    static JwtClaims name(JwtClaims claims, String username) {
        claims.setStringClaim(EMAIL, username);
        return claims;
    }

    NumericDate in(long seconds) {
        return NumericDate.fromMilliseconds(clock.millis() + seconds * 1000);
    }

    static RsaJsonWebKey key(String id) {
        try {
            var key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    static RsaJsonWebKey renamed(RsaJsonWebKey key, String id) {
        var copy = new RsaJsonWebKey(key.getRsaPublicKey());
        copy.setPrivateKey(key.getRsaPrivateKey());
        copy.setKeyId(id);
        return copy;
    }

    static Handler collecting(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(
                        line.getMessage()
                                + Arrays.toString(line.getParameters())
                                + line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
