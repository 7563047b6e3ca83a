package io.grapholap.controlplane.runtime.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The manifests, byte by byte: what runs in a cluster is read, not guessed. */
class ManifestsTest {
    private static final OwnerReference OWNER =
            new OwnerReference("apps/v1", false, false, "Deployment", "control-plane", "uid-1");

    @Test
    void aPodIsWhatTheFileSays() throws IOException {
        assertThat(Serialization.asYaml(pod(Map.of()))).isEqualTo(file("pod.yaml"));
    }

    @Test
    void operatorsMaySayWhereItRunsAndWhatItReads() throws IOException {
        var pod =
                pod(
                        Map.of(
                                "store-claim", "lake",
                                "service-account", "wrapper",
                                "image-pull-secrets", "registry",
                                "node-selector.pool", "graphs",
                                "priority-class", "instances",
                                "environment-secret", "kafka-user",
                                "user-id", "7"));

        assertThat(Serialization.asYaml(pod)).isEqualTo(file("pod-configured.yaml"));
    }

    @Test
    void theTokenIsInTheSecretAlone() throws IOException {
        var secret = WrapperObjects.secret(Specs.spec(), "control-plane", OWNER);

        assertThat(Serialization.asYaml(secret)).isEqualTo(file("secret.yaml"));
        assertThat(Serialization.asYaml(pod(Map.of()))).doesNotContain("secret-token");
    }

    @Test
    void theServiceLeadsToTheGateway() throws IOException {
        var service =
                WrapperObjects.service(
                        Specs.spec(),
                        "control-plane",
                        List.of("app.kubernetes.io/name=gateway", "tier=front"),
                        8002,
                        OWNER);

        assertThat(Serialization.asYaml(service)).isEqualTo(file("service.yaml"));
    }

    private static Pod pod(Map<String, String> settings) {
        return new WrapperPod(
                        Specs.config(settings),
                        "control-plane",
                        "registry/wrapper:1",
                        Specs.environment())
                .of(Specs.spec(), OWNER);
    }

    private static String file(String name) throws IOException {
        try (var file = ManifestsTest.class.getResourceAsStream("/kubernetes/" + name)) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
