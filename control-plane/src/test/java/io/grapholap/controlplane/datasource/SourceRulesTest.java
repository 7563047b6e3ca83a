package io.grapholap.controlplane.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.datasource.SourceType;
import io.grapholap.common.error.Fault;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.common.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceRulesTest {
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    starburst  | {}                                        | config.host: required
                    starburst  | {"host": "http://a.b"}                    | config.host: host
                    starburst  | {"host": "a.b:443"}                       | config.host: host
                    starburst  | {"host": "2130706433"}                    | config.host: host
                    starburst  | {"host": 5}                               | config.host: host
                    starburst  | {"host": "a.b", "port": 0}                | config.port: range
                    starburst  | {"host": "a.b", "port": 65536}            | config.port: range
                    starburst  | {"host": "a.b", "port": "443"}            | config.port: range
                    starburst  | {"host": "a.b", "port": 4.5}              | config.port: range
                    starburst  | {"host": "a.b", "tls": "yes"}             | config.tls: type
                    starburst  | {"host": "a.b", "catalog": ""}            | config.catalog: length
                    starburst  | {"host": "a.b", "catalog": ["x"]}         | config.catalog: type
                    starburst  | {"host": "a.b", "catalog": "x\\ny"}       | config.catalog: pattern
                    starburst  | {"host": "a.b", "password": "p"}          | config.password: unknown_field
                    bigquery   | {}                                        | config.project_id: required
                    snowflake  | {"host": "a.b"}                           | config.host: unknown_field, config.account: required
                    databricks | {"host": "a.b"}                           | config.http_path: required
                    s3         | {"bucket": "b", "endpoint": "http://a"}   | config.endpoint: host
                    gcs        | {"bucket": null}                          | config.bucket: required
                    csv        | {"path": "/etc"}                          | config.path: unknown_field
                    """)
    void everyFaultOfAConfigurationIsNamed(String type, String config, String faults) {
        assertThat(SourceRules.config(type(type), fields(config)))
                .extracting(f -> f.field() + ": " + f.type())
                .containsExactlyInAnyOrder(faults.split(", "));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    starburst  | {"host": "Trino.Example.com", "port": 8443, "tls": true, "role": "r"}
                    bigquery   | {"project_id": "p"}
                    snowflake  | {"account": "ab12345.eu-central-1"}
                    databricks | {"host": "adb.example.net", "http_path": "/sql/1.0/warehouses/x"}
                    s3         | {"bucket": "b", "region": "eu-central-1"}
                    gcs        | {"bucket": "b"}
                    csv        | {}
                    csv        | {"schema": "flights"}
                    """)
    void whatKeepsTheTableIsTaken(String type, String config) {
        assertThat(SourceRules.config(type(type), fields(config))).isEmpty();
    }

    @Test
    void unknownFieldsAreToldTheKnownOnes() {
        assertThat(SourceRules.config(SourceType.CSV, Map.of("path", "/")))
                .extracting(Fault::message)
                .containsExactly("is unknown for csv; known are [schema]");
    }

    @Test
    void faultsOfCredentialsNeverShowTheirValues() {
        var faults =
                SourceRules.credentials(
                        SourceType.STARBURST,
                        SecretFields.of(
                                Map.of(
                                        "username",
                                        Map.of("hunter2", "hunter2"),
                                        "password",
                                        "hunter2" + "x".repeat(SourceRules.MAX_SECRET),
                                        "passwd",
                                        "hunter2")));

        assertThat(faults)
                .extracting(Fault::field)
                .containsExactlyInAnyOrder(
                        "credentials.username", "credentials.password", "credentials.passwd");
        assertThat(faults.toString()).doesNotContain("hunter2");
    }

    @Test
    void anUnknownTypeIsToldTheKnownOnes() {
        assertThatThrownBy(() -> SourceRules.type("oracle"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e -> {
                            assertThat(e.code().name()).isEqualTo("INVALID_SOURCE_TYPE");
                            assertThat(e)
                                    .hasMessageContaining("oracle")
                                    .hasMessageContaining("gcs");
                        });
    }

    private static SourceType type(String name) {
        return SourceType.of(name).orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fields(String json) {
        try {
            return Json.mapper().readValue(json, Map.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
