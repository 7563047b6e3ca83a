package io.grapholap.platform.internal;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.Unauthorized;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells services apart by their tokens, in a time that does not depend on what was sent. */
@ApplicationScoped
class ServiceTokens {
    static final String HEADER = "X-Service-Token";

    private final Map<String, byte[]> hashes;

    ServiceTokens(ServiceConfig config) {
        this.hashes =
                config.accepted().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> hash(e.getValue())));
    }

    /**
     * The name of the service that shows this token.
     *
     * @throws Unauthorized when it is the token of no service
     * @throws Forbidden when that service is not one of {@code allowed}
     */
    String check(@Nullable String token, Set<String> allowed) {
        var shown = hash(token == null ? "" : token);
        String service = null;
        for (var entry : hashes.entrySet()) {
            if (MessageDigest.isEqual(entry.getValue(), shown)) {
                service = entry.getKey();
            }
        }
        if (token == null || token.isEmpty() || service == null) {
            throw new Unauthorized(
                    ErrorCode.UNAUTHORIZED,
                    "This API is for services; show a known token in " + HEADER + ".");
        }
        if (!allowed.contains(service)) {
            throw new Forbidden(
                    ErrorCode.PERMISSION_DENIED,
                    "The service " + service + " may not call this.",
                    Map.of("service", service));
        }
        return service;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
