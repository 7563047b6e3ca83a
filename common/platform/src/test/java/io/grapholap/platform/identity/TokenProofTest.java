package io.grapholap.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenProofTest {
    private static final String ISSUER = "https://login.example.com/realm";
    private static final String EMAIL = "https://api.graph-olap.example.com/email";
    private static final String ROLES = "https://api.graph-olap.example.com/roles";
    private static final RsaJsonWebKey KEY = key("first");
    private static final RsaJsonWebKey NEXT = key("second");

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-02T12:00:00Z"));
    private final List<URI> fetched = new ArrayList<>();
    private List<? extends PublicJsonWebKey> published = List.of(KEY);
    private boolean issuerAway;
    private final Identities identities = identities(new TestAuth(false, ISSUER));

    private Identities identities(AuthConfig config) {
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

    @Test
    void aTokenOfTheIssuerNamesItsUserAndTheirRole() {
        assertThat(identify(signed(KEY, _ -> {}))).isEqualTo(new Caller("zoe", Role.ADMIN));
        assertThat(identify(signed(KEY, c -> c.setStringListClaim(ROLES, "king", "OPS"))))
                .isEqualTo(new Caller("zoe", Role.OPS));
        assertThat(fetched)
                .containsExactly(
                        URI.create(ISSUER + "/.well-known/openid-configuration"),
                        URI.create("https://login.example.com/keys"));
    }

    @Test
    void withoutARoleInTheTokenTheStoredOneHolds() {
        var token = signed(KEY, c -> name(c, "dave").unsetClaim(ROLES));
        assertThat(identify(token)).isEqualTo(new Caller("dave", Role.OPS));
        refused(signed(KEY, c -> c.unsetClaim(ROLES)), ErrorCode.MISSING_ROLE);
        refused(signed(KEY, c -> c.setStringClaim(ROLES, "king")), ErrorCode.INVALID_ROLE);
    }

    @Test
    void noHeaderBeatsAToken() {
        for (var config : List.of(new TestAuth(false, ISSUER), new TestAuth(true, ISSUER))) {
            var token = signed(KEY, c -> c.setStringClaim(ROLES, "analyst"));
            var caller =
                    identities(config)
                            .identify(new Credentials(token, null, "carol", "admin"))
                            .await()
                            .indefinitely();
            assertThat(caller).isEqualTo(new Caller("zoe", Role.ANALYST));
        }
    }

    @Test
    void aBadTokenIsNotMadeGoodByHeadersWhateverTheSwitchSays() {
        var dev = identities(new TestAuth(true, ISSUER));
        var credentials = new Credentials("x.y.z", null, "carol", "admin");
        assertThatThrownBy(() -> dev.identify(credentials).await().indefinitely())
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAUTHORIZED));
    }

    @Test
    void disabledUsersAreTurnedAwayWithTheBestOfTokens() {
        refused(signed(KEY, c -> name(c, "mallory")), ErrorCode.USER_DISABLED);
    }

    @Test
    void whatIsForgedExpiredOrMeantForOthersIsRefused() throws Exception {
        unauthorized(signed(NEXT, _ -> {}));
        unauthorized(signed(renamed(NEXT, "first"), _ -> {}));
        unauthorized(signed(KEY, c -> c.setIssuer("https://evil.example.com")));
        unauthorized(signed(KEY, c -> c.unsetClaim("iss")));
        unauthorized(signed(KEY, c -> c.setAudience("another")));
        unauthorized(signed(KEY, c -> c.unsetClaim("aud")));
        unauthorized(signed(KEY, c -> c.unsetClaim("exp")));
        unauthorized(signed(KEY, c -> c.setExpirationTime(in(-31))));
        unauthorized(signed(KEY, c -> c.setNotBefore(in(31))));
        unauthorized(signed(KEY, c -> c.unsetClaim(EMAIL)));
        unauthorized(unsigned());
        unauthorized(hashedWithThePublicKey());
        unauthorized(signed(KEY, _ -> {}) + "A");
        unauthorized("x." + "y".repeat(20_000) + ".z");
        assertThat(identify(signed(KEY, c -> c.setExpirationTime(in(-29)))).username())
                .isEqualTo("zoe");
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "'.', ''", "'e30.e30.', ''", "'eyJhbGciOiJub25lIn0.e30.', ''"})
    void garbageIsRefused(String token) {
        unauthorized(token.isEmpty() ? "." : token);
    }

    @Test
    void keysAreFetchedOnceAndAgainWhenTheIssuerHasNewOnes() {
        for (int i = 0; i < 5; i++) {
            identify(signed(KEY, _ -> {}));
        }
        assertThat(fetched).hasSize(2);

        published = List.of(KEY, NEXT);
        clock.advance(Duration.ofSeconds(11));
        assertThat(identify(signed(NEXT, _ -> {})).username()).isEqualTo("zoe");
        assertThat(fetched).hasSize(4);
        for (int i = 0; i < 5; i++) {
            unauthorized(signed(renamed(KEY, "unknown"), _ -> {}));
        }
        assertThat(fetched).as("guessed key ids cost the issuer nothing").hasSize(4);
    }

    @Test
    void whileTheIssuerIsAwayItsLastKeysHold() {
        issuerAway = true;
        assertThatThrownBy(() -> identify(signed(KEY, _ -> {}))).isInstanceOf(Unavailable.class);
        issuerAway = false;
        identify(signed(KEY, _ -> {}));
        issuerAway = true;
        clock.advance(Duration.ofMinutes(11));
        assertThat(identify(signed(KEY, c -> c.setExpirationTime(in(60)))).username())
                .isEqualTo("zoe");
    }

    @Test
    void tokensAndKeysAreInNoLogAndNoMessage() {
        var lines = new ArrayList<String>();
        var logger = Logger.getLogger("io.grapholap.platform.identity");
        var handler = collecting(lines);
        logger.setLevel(Level.ALL);
        logger.addHandler(handler);
        try {
            for (var secret :
                    List.of(
                            signed(NEXT, _ -> {}),
                            signed(KEY, c -> c.setExpirationTime(in(-90))),
                            ApiKey.newText(),
                            ApiKey.newText() + "!")) {
                var credentials = new Credentials(secret, secret, "alice", null);
                assertThatThrownBy(() -> identities.identify(credentials).await().indefinitely())
                        .satisfies(e -> lines.add(String.valueOf(e)));
                lines.add(credentials.toString());
                assertThat(String.join("", lines)).doesNotContain(secret.substring(20));
            }
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(null);
        }
        assertThat(lines).isNotEmpty();
    }

    private Caller identify(String token) {
        return identities.identify(new Credentials(token, null, null, null)).await().indefinitely();
    }

    private void unauthorized(String token) {
        refused(token, ErrorCode.UNAUTHORIZED);
    }

    private void refused(String token, ErrorCode code) {
        assertThatThrownBy(() -> identify(token))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private Uni<String> document(URI url) {
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

    private String signed(PublicJsonWebKey key, Consumer<JwtClaims> change) {
        var jws = jws(change);
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        jws.setKeyIdHeaderValue(key.getKeyId());
        jws.setKey(key.getPrivateKey());
        return compact(jws);
    }

    private String unsigned() {
        var jws = jws(_ -> {});
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        return compact(jws);
    }

    private String hashedWithThePublicKey() {
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

    private JsonWebSignature jws(Consumer<JwtClaims> change) {
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

    private static String compact(JsonWebSignature jws) {
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    private static JwtClaims name(JwtClaims claims, String username) {
        claims.setStringClaim(EMAIL, username);
        return claims;
    }

    private NumericDate in(long seconds) {
        return NumericDate.fromMilliseconds(clock.millis() + seconds * 1000);
    }

    private static RsaJsonWebKey key(String id) {
        try {
            var key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    private static RsaJsonWebKey renamed(RsaJsonWebKey key, String id) {
        var copy = new RsaJsonWebKey(key.getRsaPublicKey());
        copy.setPrivateKey(key.getRsaPrivateKey());
        copy.setKeyId(id);
        return copy;
    }

    private static Handler collecting(List<String> lines) {
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
