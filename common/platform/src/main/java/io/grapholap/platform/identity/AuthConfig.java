package io.grapholap.platform.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Which identities are believed; API keys always are. */
@ConfigMapping(prefix = "graph-olap.auth")
public interface AuthConfig {
    /**
     * Trust {@code X-Username} and {@code X-User-Role} as they come. For one trusting user on one
     * machine: refused outside the profile {@code local}.
     */
    @WithDefault("false")
    boolean dev();

    /**
     * Whether to hear of changed users and revoked keys at once, from {@code identity-events}; else
     * such news take up to a minute.
     */
    @WithDefault("false")
    boolean followChanges();

    /** Who issues the tokens to believe, exactly as in their {@code iss}. None: no token is. */
    Optional<String> issuer();

    /** What the {@code aud} of a token must name. */
    @WithDefault("graph-olap")
    String audience();

    /** Where the issuer's keys are. None: its discovery document says. */
    Optional<URI> jwksUrl();

    /** How long the issuer's keys are used before they are fetched again. */
    @WithDefault("10m")
    Duration jwksLifetime();

    /** How far the issuer's clock may differ from ours. */
    @WithDefault("30s")
    Duration clockSkew();

    /** The claim that holds the e-mail address, which is the username. */
    @WithDefault("https://api.graph-olap.example.com/email")
    String emailClaim();

    /** The claim that holds the role, or a list of roles of which the first known one counts. */
    @WithDefault("https://api.graph-olap.example.com/roles")
    String rolesClaim();
}
