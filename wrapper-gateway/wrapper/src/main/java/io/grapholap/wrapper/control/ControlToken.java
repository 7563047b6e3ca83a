package io.grapholap.wrapper.control;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Unauthorized;
import io.grapholap.wrapper.Assigned;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Tells the control plane from everybody else. It keeps the SHA-256 of this incarnation's start
 * token and nothing more; whoever shows that hash is the control plane.
 */
@ApplicationScoped
class ControlToken {
    private final Assigned assigned;

    ControlToken(Assigned assigned) {
        this.assigned = assigned;
    }

    /**
     * @throws Unauthorized unless {@code shown} is the hash, in hex
     */
    void require(@Nullable String shown) {
        if (shown == null
                || !MessageDigest.isEqual(
                        shown.getBytes(StandardCharsets.UTF_8),
                        hash(assigned.get().startToken()).getBytes(StandardCharsets.UTF_8))) {
            throw new Unauthorized(ErrorCode.UNAUTHORIZED, "Only the control plane may call this.");
        }
    }

    private static String hash(String token) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
