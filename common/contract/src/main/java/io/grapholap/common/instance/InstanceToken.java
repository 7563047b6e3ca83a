package io.grapholap.common.instance;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.grapholap.common.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway shows a wrapper instead of the caller's own credentials: a compact JWT, signed
 * with Ed25519, that names the caller and holds for one incarnation of one instance, for a minute.
 *
 * @param sub username of the caller
 * @param role role of the caller, as on the wire
 * @param aud slug of the instance
 * @param inc incarnation of the instance
 * @param run whether the caller may run algorithms although the instance is another's
 * @param write whether the caller's own credentials may change things
 * @param iat when it was signed, in seconds since 1970
 * @param exp when it ends, in seconds since 1970
 */
public record InstanceToken(
        @JsonProperty("sub") String sub,
        @JsonProperty("role") String role,
        @JsonProperty("aud") String aud,
        @JsonProperty("inc") long inc,
        @JsonProperty("run") boolean run,
        @JsonProperty("write") boolean write,
        @JsonProperty("iat") long iat,
        @JsonProperty("exp") long exp) {
    /** How long a signed token holds. */
    public static final Duration LIFETIME = Duration.ofSeconds(60);

    /** How far the clocks of signer and verifier may differ. */
    public static final Duration SKEW = Duration.ofSeconds(5);

    private static final int MAX_LENGTH = 8 * 1024;
    private static final String ALGORITHM = "Ed25519";
    private static final String HEADER =
            encode("{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether it is neither too old nor from the future, give or take {@link #SKEW}. */
    public boolean holdsAt(Instant moment) {
        long now = moment.getEpochSecond();
        return now < exp + SKEW.toSeconds() && now >= iat - SKEW.toSeconds();
    }

    /** Signs with the gateway's private key; safe for use by many threads. */
    public static final class Signer {
        private final PrivateKey key;
        private final Clock clock;

        /**
         * @param pkcs8 base64 of the PKCS#8 form of an Ed25519 private key
         * @throws IllegalArgumentException when it is no such key
         */
        public Signer(String pkcs8, Clock clock) {
            try {
                var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pkcs8.strip()));
                this.key = KeyFactory.getInstance(ALGORITHM).generatePrivate(spec);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new IllegalArgumentException("not a PKCS#8 Ed25519 private key in base64", e);
            }
            this.clock = clock;
        }

        /** As below, for a caller without a grant whose credentials may change things. */
        public String sign(String username, String role, String slug, long incarnation) {
            return sign(username, role, slug, incarnation, false, true);
        }

        /** A token for this caller at this incarnation, from now on for {@link #LIFETIME}. */
        public String sign(
                String username,
                String role,
                String slug,
                long incarnation,
                boolean run,
                boolean write) {
            long now = clock.instant().getEpochSecond();
            var claims =
                    new InstanceToken(
                            username,
                            role,
                            slug,
                            incarnation,
                            run,
                            write,
                            now,
                            now + LIFETIME.toSeconds());
            try {
                var body = HEADER + "." + encode(Json.mapper().writeValueAsBytes(claims));
                var signature = Signature.getInstance(ALGORITHM);
                signature.initSign(key);
                signature.update(body.getBytes(StandardCharsets.US_ASCII));
                return body + "." + encode(signature.sign());
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException("cannot sign an instance token", e);
            }
        }
    }

    /** Believes only the gateway, and only for one incarnation; safe for use by many threads. */
    public static final class Verifier {
        private final PublicKey key;
        private final String slug;
        private final long incarnation;
        private final Clock clock;

        /**
         * @param x509 base64 of the X.509 form of the gateway's Ed25519 public key
         * @throws IllegalArgumentException when it is no such key
         */
        public Verifier(String x509, String slug, long incarnation, Clock clock) {
            try {
                var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(x509.strip()));
                this.key = KeyFactory.getInstance(ALGORITHM).generatePublic(spec);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new IllegalArgumentException("not an X.509 Ed25519 public key in base64", e);
            }
            this.slug = slug;
            this.incarnation = incarnation;
            this.clock = clock;
        }

        /**
         * The claims of a token that is genuine, in time and meant for this incarnation.
         *
         * @throws Invalid with the reason otherwise; never with the token itself
         */
        public InstanceToken verify(String token) {
            var parts = token.length() > MAX_LENGTH ? new String[0] : token.split("\\.", -1);
            if (parts.length != 3) {
                throw new Invalid("it is not a compact JWT", null);
            }
            var body = token.substring(0, token.lastIndexOf('.'));
            try {
                var header = Json.mapper().readValue(decode(parts[0]), Map.class);
                if (header == null || !"EdDSA".equals(header.get("alg"))) {
                    throw new Invalid("its algorithm is not EdDSA", null);
                }
                var signature = Signature.getInstance(ALGORITHM);
                signature.initVerify(key);
                signature.update(body.getBytes(StandardCharsets.UTF_8));
                if (!signature.verify(decode(parts[2]))) {
                    throw new Invalid("its signature does not match", null);
                }
                return checked(Json.mapper().readValue(decode(parts[1]), InstanceToken.class));
            } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
                throw new Invalid("it cannot be read", e);
            }
        }

        private InstanceToken checked(@Nullable InstanceToken claims) {
            if (claims == null || !slug.equals(claims.aud())) {
                throw new Invalid("it is meant for another instance", null);
            }
            if (claims.inc() != incarnation) {
                throw new Invalid("it is meant for another incarnation", null);
            }
            if (!claims.holdsAt(clock.instant())) {
                throw new Invalid("it has expired or is not valid yet", null);
            }
            if (claims.sub() == null || claims.role() == null) {
                throw new Invalid("it names no caller", null);
            }
            return claims;
        }

        private static byte[] decode(String part) {
            return Base64.getUrlDecoder().decode(part);
        }
    }

    /** The token is not to be believed; the message is a clause that says why. */
    public static final class Invalid extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Invalid(String reason, @Nullable Throwable cause) {
            super(reason, cause);
        }
    }
}
