package io.grapholap.platform.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductionRulesTest {
    private static final String LONG = "0123456789abcdef0123456789abcdef";
    private static final Map<String, String> GOOD =
            Map.ofEntries(
                    Map.entry("graph-olap.service.token", LONG),
                    Map.entry("graph-olap.service.accepted.gateway", LONG),
                    Map.entry("graph-olap.external-url", "https://graphs.example.com"),
                    Map.entry("graph-olap.auth.issuer", "https://login.example.com/"),
                    Map.entry("quarkus.datasource.username", "control_plane"),
                    Map.entry("quarkus.datasource.password", LONG),
                    Map.entry(
                            "quarkus.datasource.jdbc.url",
                            "jdbc:postgresql://db/x?sslmode=verify-full"),
                    Map.entry("quarkus.datasource.reactive.url", "postgresql://db/x"),
                    Map.entry("quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full"),
                    Map.entry("kafka.security.protocol", "SASL_SSL"),
                    Map.entry("quarkus.http.cors.origins", "https://notebooks.example.com"));

    @Test
    void aServiceThatIsSetUpWellStarts() {
        assertThat(ProductionRules.faults(config(GOOD))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "graph-olap.auth.dev, true",
        "graph-olap.service.token, token",
        "graph-olap.service.accepted.gateway, gateway-token",
        "graph-olap.user.bootstrap-token, letmein",
        "graph-olap.external-url, http://graphs.example.com",
        "graph-olap.auth.issuer, http://login.example.com/",
        "graph-olap.auth.jwks-url, http://login.example.com/keys",
        "quarkus.datasource.password, Postgres",
        "quarkus.datasource.password, control_plane",
        "quarkus.datasource.jdbc.url, jdbc:postgresql://db/x",
        "quarkus.datasource.jdbc.url, jdbc:postgresql://db/x?sslmode=prefer",
        "quarkus.datasource.reactive.postgresql.ssl-mode, disable",
        "kafka.security.protocol, SASL_PLAINTEXT",
        "quarkus.http.cors.origins, *",
        "quarkus.http.cors.origins, 'https://a.example.com,/.*/'",
    })
    void whatOnlySuitsOneMachineIsNamedByItsKey(String key, String value) {
        var config = config(with(key, value));

        assertThat(ProductionRules.faults(config)).extracting("key").containsExactly(key);
        assertThatThrownBy(() -> ProductionGuard.check(config, List.of("prod")))
                .hasMessageContaining(key)
                .message()
                .as("no secret is repeated")
                .doesNotContain("letmein", "gateway-token");
        assertThatCode(() -> ProductionGuard.check(config, List.of("local")))
                .doesNotThrowAnyException();
    }

    @Test
    void everyFaultIsNamedAtOnceWhereNothingIsSet() {
        assertThat(ProductionRules.faults(config(Map.of())))
                .extracting("key")
                .containsExactly("graph-olap.service.token", "kafka.security.protocol");
    }

    @Test
    void anOperatorMayAcceptAKeyByNameButNeverTheDevelopmentSwitch() {
        var settings = new HashMap<>(with("kafka.security.protocol", "PLAINTEXT"));
        settings.put("graph-olap.auth.dev", "true");
        settings.put("graph-olap.production.accept", "kafka.security.protocol,graph-olap.auth.dev");

        assertThat(ProductionRules.faults(config(settings)))
                .extracting("key")
                .containsExactly("graph-olap.auth.dev");
    }

    private static Map<String, String> with(String key, String value) {
        var settings = new HashMap<>(GOOD);
        settings.put(key, value);
        return settings;
    }

    private static Config config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder().withDefaultValues(settings).build();
    }
}
