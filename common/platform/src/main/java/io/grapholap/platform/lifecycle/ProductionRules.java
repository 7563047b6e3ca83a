package io.grapholap.platform.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * What no service may be configured with where others can reach it. Asks the configuration alone.
 */
final class ProductionRules {
    /** Keys that the operator takes upon himself, such as a network that encrypts by itself. */
    static final String ACCEPT = "graph-olap.production.accept";

    /** Nobody can take this one upon himself. */
    private static final String DEV = "graph-olap.auth.dev";

    private static final int SHORTEST_SECRET = 16;
    private static final String ACCEPTED_TOKENS = "graph-olap.service.accepted.";
    private static final Set<String> WELL_KNOWN =
            Set.of(
                    "admin",
                    "changeme",
                    "graph-olap",
                    "graph_olap",
                    "password",
                    "postgres",
                    "secret",
                    "test");
    private static final Pattern TLS_MODE =
            Pattern.compile("[?&]sslmode=(require|verify-ca|verify-full)(&|$)");
    private static final Set<String> TLS_MODES = Set.of("require", "verify-ca", "verify-full");
    private static final Set<String> TLS_PROTOCOLS = Set.of("SSL", "SASL_SSL");
    private static final Set<String> ANY_ORIGIN = Set.of("*", "/.*/");

    /**
     * One setting that must not be.
     *
     * @param sentence what is wrong with it and what to do; without its value, which may be secret
     */
    record Fault(String key, String sentence) {
        @Override
        public String toString() {
            return key + " " + sentence;
        }
    }

    private final Config config;
    private final List<Fault> faults = new ArrayList<>();

    private ProductionRules(Config config) {
        this.config = config;
    }

    /** All faults but those the operator accepts; none: the service may start. */
    static List<Fault> faults(Config config) {
        var rules = new ProductionRules(config);
        rules.identity();
        rules.secrets();
        rules.encryption();
        rules.origins();
        var accepted = config.getOptionalValues(ACCEPT, String.class).orElse(List.of());
        return rules.faults.stream()
                .filter(fault -> fault.key().equals(DEV) || !accepted.contains(fault.key()))
                .toList();
    }

    private void identity() {
        refuse(
                DEV,
                value(DEV).map(Boolean::parseBoolean).orElse(false),
                "is true: whatever a client says of itself would be believed; leave it out");
    }

    private void secrets() {
        var token = "graph-olap.service.token";
        refuse(token, value(token).isEmpty(), "is not set; give each service a random token");
        var tokens =
                StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                        .filter(key -> key.startsWith(ACCEPTED_TOKENS))
                        .sorted();
        Stream.concat(Stream.of(token, "graph-olap.user.bootstrap-token"), tokens)
                .forEach(key ->
                        refuse(
                                key,
                                value(key).filter(t -> t.length() < SHORTEST_SECRET).isPresent(),
                                "is shorter than 16 characters; take 32 random bytes, as text"));
        var password = "quarkus.datasource.password";
        var user = value("quarkus.datasource.username");
        refuse(
                password,
                value(password)
                        .filter(p -> wellKnown(p) || user.filter(p::equals).isPresent())
                        .isPresent(),
                "is one that everybody knows; give the role a password of its own");
    }

    private void encryption() {
        var jdbc = "quarkus.datasource.jdbc.url";
        refuse(
                jdbc,
                value(jdbc).filter(url -> !TLS_MODE.matcher(url).find()).isPresent(),
                "asks for no TLS; add sslmode=verify-full, verify-ca or require");
        var reactive = value("quarkus.datasource.reactive.url");
        var mode = "quarkus.datasource.reactive.postgresql.ssl-mode";
        refuse(
                mode,
                reactive.filter(url -> !TLS_MODE.matcher(url).find()).isPresent()
                        && value(mode).filter(TLS_MODES::contains).isEmpty(),
                "asks for no TLS; set verify-full, verify-ca or require");
        var kafka = "kafka.security.protocol";
        refuse(
                kafka,
                value(kafka).filter(TLS_PROTOCOLS::contains).isEmpty(),
                "asks for no TLS; set SSL or SASL_SSL");
        for (var key :
                List.of(
                        "graph-olap.external-url",
                        "graph-olap.auth.issuer",
                        "graph-olap.auth.jwks-url")) {
            refuse(
                    key,
                    value(key).filter(url -> !url.startsWith("https://")).isPresent(),
                    "is no https address");
        }
    }

    private void origins() {
        var key = "quarkus.http.cors.origins";
        var any =
                config.getOptionalValues(key, String.class).orElse(List.of()).stream()
                        .anyMatch(origin -> ANY_ORIGIN.contains(origin.strip()));
        refuse(key, any, "lets every web site use what a browser is allowed to; name the sites");
    }

    private Optional<String> value(String key) {
        return config.getOptionalValue(key, String.class);
    }

    private void refuse(String key, boolean wrong, String sentence) {
        if (wrong) {
            faults.add(new Fault(key, sentence));
        }
    }

    private static boolean wellKnown(String secret) {
        return WELL_KNOWN.contains(secret.toLowerCase(Locale.ROOT));
    }
}
