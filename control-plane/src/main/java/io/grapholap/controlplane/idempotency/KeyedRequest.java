package io.grapholap.controlplane.idempotency;

import io.grapholap.common.error.PlatformException.ValidationFailed;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is remembered of a request: enough to know it again, too little to read it.
 *
 * @param sha256 of user, route and key: who repeats what
 * @param bodyHmac of query and body under the key: whether it is the same wish
 */
record KeyedRequest(String sha256, String bodyHmac) {
    static final String HEADER = "Idempotency-Key";

    private static final Pattern PRINTABLE = Pattern.compile("[ -~]{1,255}");
    private static final String HMAC = "HmacSHA256";

    /**
     * @param route method and path with ids, as in {@code POST /api/mappings/5/copy}
     * @param query the raw query string, empty without one
     * @throws ValidationFailed unless the key has 1 to 255 printable ASCII characters
     */
    static KeyedRequest of(String username, String route, String key, String query, byte[] body) {
        if (!PRINTABLE.matcher(key).matches()) {
            throw new ValidationFailed(
                    "header." + HEADER,
                    "must have 1 to 255 printable ASCII characters; it has " + key.length(),
                    "pattern");
        }
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            var scope = String.join("\0", username, route, key);
            var hmac = Mac.getInstance(HMAC);
            hmac.init(new SecretKeySpec(bytes(key), HMAC));
            hmac.update(bytes(query + "\0"));
            return new KeyedRequest(hex(sha.digest(bytes(scope))), hex(hmac.doFinal(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
