package io.grapholap.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong value is refused before anything is installed, by its key and with what is allowed. */
class ValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "profile              | staging      | 'prod', 'local'",
                "image.flavor         | graal        | 'jvm', 'native'",
                "database.sslMode     | on           | 'disable', 'require', 'verify-ca', 'verify-full'",
                "kafka.securityProtocol | TLS        | 'PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'",
                "database.port        | 70000        | 65,535",
                "gateway.replicas     | 0            | 1",
                "store.root           | s3://bucket/ | file:///",
                "instances.memory     | 10GB         | [KMGTP]i",
                "exportWorker.drainSeconds | 0       | 1",
                "controlPlan.replicas | 2            | controlPlan",
                "gateway.replica      | 2            | replica",
                "secrets.gatewayKey   | A B          | a-z0-9",
            })
    void aWrongValueIsNamed(String key, String value, String allowed) {
        Object typed =
                value.matches("[0-9]+") && !key.endsWith("memory") ? Integer.valueOf(value) : value;
        var path = key.replaceFirst("\\.[a-z]+$", "").split("\\.");
        assertThatThrownBy(() -> Chart.text("team", Map.of(key, typed)))
                .satisfies(e -> {
                    for (var word : allowed.split(", ")) {
                        assertThat(e.getMessage()).contains(word.replaceAll("^'|'$", ""));
                    }
                    assertThat(e.getMessage()).contains(path[0]);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "auth.dev                        | true  | auth.dev",
                "ingress.tlsSecret               |       | ingress.tlsSecret",
                "database.caSecret               |       | database.caSecret",
                "kafka.topics.create             | true  | kafka.topics.image",
                "exportWorker.autoscaling.enabled| true  | exportWorker.autoscaling.prometheus",
                "exportWorker.autoscaling.minReplicas | 11 | exportWorker.autoscaling.maxReplicas",
            })
    void whatDoesNotFitTogetherIsNamed(String key, String value, String named) {
        Object typed =
                value == null ? "" : value.equals("true") ? (Object) true : Integer.valueOf(value);
        assertThatThrownBy(() -> Chart.text("team", Map.of(key, typed)))
                .hasMessageContaining(named)
                .hasMessageContaining("must");
    }

    @Test
    void nativeImagesHaveTheirOwnTagAndNoOptionsOfAJvm() {
        var text = Chart.text("team", Map.of("image.flavor", "native"));
        assertThat(text)
                .contains("image: registry.example.com/graph-olap/gateway:0.1.0-native")
                .contains(
                        "graph-olap.runtime.kubernetes.image=registry.example.com/graph-olap/wrapper:0.1.0\n")
                .doesNotContain("JDK_JAVA_OPTIONS");
    }
}
