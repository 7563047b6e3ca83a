package io.grapholap.wrapper.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.instance.InstanceToken;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class KnownTokensTest {
    private static final String SLUG = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    private static final KeyPair KEYS = keys();

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final InstanceToken.Signer signer =
            new InstanceToken.Signer(text(KEYS.getPrivate().getEncoded()), clock);
    private final KnownTokens tokens =
            new KnownTokens(
                    new InstanceToken.Verifier(text(KEYS.getPublic().getEncoded()), SLUG, 1, clock),
                    clock);

    @Test
    void aTokenThatComesAgainSaysTheSame() {
        var token = signer.sign("alice", "analyst", SLUG, 1);

        var first = tokens.verify(token);
        now = now.plusSeconds(30);

        assertThat(tokens.verify(token)).isSameAs(first);
        assertThat(first.sub()).isEqualTo("alice");
    }

    @Test
    void aKnownTokenEndsAsAnyOther() {
        var token = signer.sign("alice", "analyst", SLUG, 1);
        tokens.verify(token);

        now = now.plus(InstanceToken.LIFETIME).plus(InstanceToken.SKEW);

        assertThatThrownBy(() -> tokens.verify(token))
                .isInstanceOf(InstanceToken.Invalid.class)
                .hasMessageContaining("expired");
    }

    @Test
    void whatWasRefusedStaysRefused() {
        var known = signer.sign("alice", "analyst", SLUG, 1);
        var forged = known.substring(0, known.lastIndexOf('.') + 1) + text(new byte[64]);
        tokens.verify(known);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.verify(forged))
                    .isInstanceOf(InstanceToken.Invalid.class);
            assertThatThrownBy(() -> tokens.verify(signer.sign("alice", "analyst", SLUG, 2)))
                    .hasMessageContaining("another incarnation");
        }
        assertThat(tokens.verify(known).sub()).isEqualTo("alice");
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
