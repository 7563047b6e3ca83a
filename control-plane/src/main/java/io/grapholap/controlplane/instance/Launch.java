package io.grapholap.controlplane.instance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One start of an instance's wrapper.
 *
 * @param incarnation counts the starts of the instance, from 1
 * @param tokenSha256 SHA-256 of the start token in hex; the token itself is known to the wrapper
 *     alone
 */
record Launch(long incarnation, String tokenSha256, Instant at) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 32;

    Launch {
        if (incarnation < 1) {
            throw new IllegalArgumentException("no incarnation " + incarnation);
        }
    }

    /** Whether a report that says so comes from the wrapper of this launch. */
    boolean matches(long incarnation, String token) {
        return this.incarnation == incarnation
                && MessageDigest.isEqual(
                        hash(token).getBytes(StandardCharsets.US_ASCII),
                        tokenSha256.getBytes(StandardCharsets.US_ASCII));
    }

    static String newToken() {
        var bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static String hash(String token) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
