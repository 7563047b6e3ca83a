package io.grapholap.platform.identity;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about who sends it; nothing of it is believed yet.
 *
 * @param bearer token of the {@code Authorization} header
 * @param apiKey value of {@code x-api-key} or {@code X-Internal-Api-Key}
 * @param username value of {@code X-Username}
 * @param role value of {@code X-User-Role}
 */
public record Credentials(
        @Nullable String bearer,
        @Nullable String apiKey,
        @Nullable String username,
        @Nullable String role) {
    private static final String BEARER = "Bearer ";

    /**
     * Reads the headers of a request.
     *
     * @param header gives the value of a header by its name, or null
     */
    public static Credentials from(UnaryOperator<@Nullable String> header) {
        var apiKey = value(header, "x-api-key");
        return new Credentials(
                bearer(value(header, "Authorization")),
                apiKey != null ? apiKey : value(header, "X-Internal-Api-Key"),
                value(header, "X-Username"),
                value(header, "X-User-Role"));
    }

    private static @Nullable String value(UnaryOperator<@Nullable String> header, String name) {
        var value = header.apply(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable String bearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, 7)
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }

    /** Names the kinds of credentials that came, never their values. */
    @Override
    public String toString() {
        return "Credentials[bearer="
                + (bearer != null)
                + ", apiKey="
                + (apiKey != null)
                + ", username="
                + username
                + ", role="
                + role
                + "]";
    }
}
