package io.grapholap.platform.identity;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings as they are by default, with this switch and this issuer. */
record TestAuth(boolean dev, @Nullable String issuerUrl) implements AuthConfig {
    @Override
    public boolean followChanges() {
        return false;
    }

    @Override
    public Optional<String> issuer() {
        return Optional.ofNullable(issuerUrl);
    }

    @Override
    public String audience() {
        return "graph-olap";
    }

    @Override
    public Optional<URI> jwksUrl() {
        return Optional.empty();
    }

    @Override
    public Duration jwksLifetime() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Duration clockSkew() {
        return Duration.ofSeconds(30);
    }

    @Override
    public String emailClaim() {
        return "https://api.graph-olap.example.com/email";
    }

    @Override
    public String rolesClaim() {
        return "https://api.graph-olap.example.com/roles";
    }
}
