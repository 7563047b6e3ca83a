package io.grapholap.platform.identity;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Unauthorized;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jspecify.annotations.Nullable;

/**
 * Believes a JWT that the configured issuer signed with a private key, for this audience, in time.
 * Its role wins over the stored one; role headers are not even read. Without an issuer no token is
 * believed; then the development switch, which believes anybody, ignores them.
 */
@ApplicationScoped
class TokenProof implements Identities.Proof {
    private static final Logger LOG = Logger.getLogger(TokenProof.class);
    private static final int MAX_LENGTH = 16 * 1024;

    /** Signatures by private keys alone: a public key never verifies a keyed hash. */
    private static final AlgorithmConstraints ALGORITHMS =
            new AlgorithmConstraints(
                    ConstraintType.PERMIT,
                    AlgorithmIdentifiers.RSA_USING_SHA256,
                    AlgorithmIdentifiers.RSA_USING_SHA384,
                    AlgorithmIdentifiers.RSA_USING_SHA512,
                    AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
                    AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
                    AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
                    AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                    AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
                    AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
                    AlgorithmIdentifiers.EDDSA);

    private final AuthConfig config;
    private final IssuerKeys keys;
    private final StoredUsers users;
    private final Clock clock;

    TokenProof(AuthConfig config, IssuerKeys keys, StoredUsers users, Clock clock) {
        this.config = config;
        this.keys = keys;
        this.users = users;
        this.clock = clock;
    }

    @Override
    public Optional<Uni<Caller>> check(Credentials credentials) {
        boolean ignored = config.dev() && config.issuer().isEmpty();
        return ignored
                ? Optional.empty()
                : Optional.ofNullable(credentials.bearer()).map(this::believe);
    }

    private Uni<Caller> believe(String token) {
        var issuer = config.issuer().orElse(null);
        if (issuer == null) {
            return Uni.createFrom()
                    .failure(
                            refused(
                                    "No issuer of tokens is configured (graph-olap.auth.issuer);"
                                            + " use an API key."));
        }
        if (token.length() > MAX_LENGTH) {
            return Uni.createFrom().failure(refused("The token is too long to be one."));
        }
        return keys.forToken(token)
                .map(known -> claims(token, issuer, known))
                .flatMap(claims -> users.caller(username(claims), role(claims)));
    }

    private JwtClaims claims(String token, String issuer, List<JsonWebKey> known) {
        try {
            return new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(ALGORITHMS)
                    .setVerificationKeyResolver(new JwksVerificationKeyResolver(known))
                    .setExpectedIssuer(true, issuer)
                    .setExpectedAudience(true, config.audience())
                    .setRequireExpirationTime()
                    .setAllowedClockSkewInSeconds((int) config.clockSkew().toSeconds())
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .build()
                    .processToClaims(token);
        } catch (InvalidJwtException e) {
            // The codes alone: the message holds the claims, and the token.
            var codes = e.getErrorDetails().stream().map(d -> d.getErrorCode()).toList();
            LOG.debugf("A token was refused: jose4j codes %s", codes);
            throw refused("The token does not hold: " + why(e) + ".");
        }
    }

    private static String why(InvalidJwtException e) {
        return e.hasExpired()
                ? "it has expired"
                : "its signature, issuer, audience or form is not right";
    }

    private String username(JwtClaims claims) {
        var email = claims.getClaimValue(config.emailClaim());
        if (email instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw refused("The token names nobody: it has no claim " + config.emailClaim() + ".");
    }

    private @Nullable Role role(JwtClaims claims) {
        var value = claims.getClaimValue(config.rolesClaim());
        var names =
                value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        if (names.isEmpty()) {
            return null;
        }
        return names.stream()
                .filter(String.class::isInstance)
                .map(name -> Role.of((String) name))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() ->
                        new Unauthorized(
                                ErrorCode.INVALID_ROLE,
                                "The token names no role that is known; it must be one of analyst,"
                                        + " admin, ops, service."));
    }

    private static Unauthorized refused(String why) {
        return new Unauthorized(ErrorCode.UNAUTHORIZED, why);
    }
}
