package io.grapholap.common.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class InstanceTokenTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String SLUG = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    private static final KeyPair KEYS = keys();

    private final InstanceToken.Signer signer = new InstanceToken.Signer(secret(KEYS), at(NOW));

    @Test
    void aSignedTokenNamesTheCaller() {
        var claims = verifier(SLUG, 3, NOW).verify(signer.sign("alice", "analyst", SLUG, 3));

        assertThat(claims)
                .isEqualTo(
                        new InstanceToken(
                                "alice",
                                "analyst",
                                SLUG,
                                3,
                                false,
                                true,
                                NOW.getEpochSecond(),
                                NOW.getEpochSecond() + 60));
    }

    @Test
    void claimsHaveTheirRegisteredNames() {
        var payload = signer.sign("alice", "analyst", SLUG, 3).split("\\.")[1];

        assertThat(Base64.getUrlDecoder().decode(payload))
                .asString()
                .contains("\"sub\":\"alice\"", "\"aud\":\"" + SLUG + "\"", "\"inc\":3", "\"exp\":");
    }

    @Test
    void anotherInstanceRefusesIt() {
        var token = signer.sign("alice", "analyst", SLUG, 3);

        assertRefused(
                verifier("0d8f4a52-0000-4000-8000-000000000000", 3, NOW),
                token,
                "another instance");
        assertRefused(verifier(SLUG, 4, NOW), token, "another incarnation");
    }

    @Test
    void itEndsAfterItsLifetimeAndALittleSkew() {
        var token = signer.sign("alice", "analyst", SLUG, 3);

        verifier(SLUG, 3, NOW.plusSeconds(64)).verify(token);
        verifier(SLUG, 3, NOW.minusSeconds(5)).verify(token);
        assertRefused(verifier(SLUG, 3, NOW.plusSeconds(65)), token, "expired");
        assertRefused(verifier(SLUG, 3, NOW.minus(Duration.ofSeconds(6))), token, "not valid yet");
    }

    @Test
    void anotherKeyOrNoSignatureIsRefused() {
        var stranger = new InstanceToken.Signer(secret(keys()), at(NOW));
        var verifier = verifier(SLUG, 3, NOW);
        var token = signer.sign("alice", "analyst", SLUG, 3);
        var none = encode("{\"alg\":\"none\"}") + "." + token.split("\\.")[1] + ".";
        var hmac = encode("{\"alg\":\"HS256\"}") + "." + token.split("\\.")[1] + ".AAAA";

        assertRefused(verifier, stranger.sign("alice", "admin", SLUG, 3), "signature");
        assertRefused(verifier, none, "algorithm");
        assertRefused(verifier, hmac, "algorithm");
        assertRefused(verifier, "", "compact JWT");
        assertRefused(verifier, "a.b", "compact JWT");
        assertRefused(verifier, "%.%.%", "cannot be read");
        assertRefused(verifier, "x".repeat(100_000), "compact JWT");
    }

    @Property(tries = 200)
    void noChangedCharacterSurvives(@ForAll @IntRange(max = 1000) int at) {
        var token = signer.sign("alice", "analyst", SLUG, 3);
        int index = at % (token.length() - 1);
        char changed = token.charAt(index) == 'A' ? 'B' : 'A';
        var forged = token.substring(0, index) + changed + token.substring(index + 1);

        assertThatThrownBy(() -> verifier(SLUG, 3, NOW).verify(forged))
                .isInstanceOf(InstanceToken.Invalid.class);
    }

    @Test
    void aBadKeyIsNamedWithoutShowingIt() {
        assertThatThrownBy(() -> new InstanceToken.Signer("c2VjcmV0", at(NOW)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("c2VjcmV0");
    }

    private static void assertRefused(InstanceToken.Verifier verifier, String token, String why) {
        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOf(InstanceToken.Invalid.class)
                .hasMessageContaining(why);
    }

    private static InstanceToken.Verifier verifier(String slug, long incarnation, Instant now) {
        return new InstanceToken.Verifier(
                Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()),
                slug,
                incarnation,
                at(now));
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes());
    }

    private static String secret(KeyPair keys) {
        return Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
