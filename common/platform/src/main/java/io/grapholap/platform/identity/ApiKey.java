package io.grapholap.platform.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An API key as it is shown: {@code gol_}, 12 characters that name it, 43 characters that nobody
 * can guess (256 bits). Only the name and a hash are ever stored, sent on or printed.
 *
 * @param id the name, which is no secret
 * @param sha256 hash of the whole text, in hex
 */
public record ApiKey(String id, String sha256) {
    public static final String PREFIX = "gol_";

    private static final String ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int ID_LENGTH = 12;
    private static final int SECRET_LENGTH = 43;
    private static final Pattern FORM =
            Pattern.compile(PREFIX + "[0-9A-Za-z]{" + (ID_LENGTH + SECRET_LENGTH) + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The key of that text; empty when it has not the form of one. */
    public static Optional<ApiKey> read(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(
                        new ApiKey(
                                text.substring(PREFIX.length(), PREFIX.length() + ID_LENGTH),
                                hash(text)))
                : Optional.empty();
    }

    /** The text of a new key, to be shown once. */
    public static String newText() {
        var text = new StringBuilder(PREFIX);
        RANDOM.ints(ID_LENGTH + SECRET_LENGTH, 0, ALPHABET.length())
                .forEach(i -> text.append(ALPHABET.charAt(i)));
        return text.toString();
    }

    /**
     * Whether the hash is the same, found out in a time that does not depend on where it differs.
     */
    public boolean matches(String otherSha256) {
        return MessageDigest.isEqual(
                sha256.getBytes(StandardCharsets.US_ASCII),
                otherSha256.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
