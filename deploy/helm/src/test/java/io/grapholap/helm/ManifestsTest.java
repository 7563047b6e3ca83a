package io.grapholap.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.lang.reflect.InvocationTargetException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every manifest is one that the Kubernetes API takes: known fields, none missing, right types. */
class ManifestsTest {
    private static final String MODELS = "io.kubernetes.client.openapi.models.";

    /** Kinds that come with something else than Kubernetes. */
    private static final Set<String> FOREIGN = Set.of("ScaledObject");

    @ParameterizedTest
    @FieldSource("io.grapholap.helm.Chart#SETS")
    void everyManifestIsValid(String set) throws Exception {
        var names = new HashSet<String>();
        for (var manifest : Chart.manifests(set)) {
            var name =
                    manifest.path("kind").asText() + " " + manifest.at("/metadata/name").asText();
            assertThat(names.add(name)).as("%s stands there once", name).isTrue();
            if (!FOREIGN.contains(manifest.path("kind").asText())) {
                validate(manifest);
            }
        }
        assertThat(names).hasSizeGreaterThan(25);
    }

    @Test
    void aFieldThatKubernetesDoesNotKnowIsFound() {
        var manifest = Chart.yaml("{apiVersion: v1, kind: Service, spec: {port: 1}}").getFirst();
        assertThatThrownBy(() -> validate(manifest)).hasMessageContaining("port");
    }

    @Test
    void aValueOfTheWrongTypeIsFound() {
        var manifest =
                Chart.yaml("{apiVersion: apps/v1, kind: Deployment, spec: {replicas: some}}")
                        .getFirst();
        assertThatThrownBy(() -> validate(manifest)).hasStackTraceContaining("some");
    }

    /** The scaler is KEDA's, whose model no registry offers: what it must hold is written here. */
    @Test
    void workersAreScaledByJobsThatWaitOrRunAndOneIsAlwaysUp() {
        var spec = Chart.manifest("production", "ScaledObject", "export-worker").path("spec");
        assertThat(spec.at("/scaleTargetRef/name").asText()).isEqualTo("export-worker");
        assertThat(spec.path("minReplicaCount").asInt()).isEqualTo(1);
        assertThat(spec.path("maxReplicaCount").asInt()).isEqualTo(20);
        var metadata = spec.at("/triggers/0/metadata");
        assertThat(metadata.path("query").asText())
                .contains("export_jobs_by_status_total", "pending|claimed|submitted")
                .contains("namespace=\"graph-olap\"");
        assertThat(metadata.path("threshold").asText()).isEqualTo("4");
        assertThat(
                        Chart.manifest("production", "Deployment", "export-worker")
                                .path("spec")
                                .has("replicas"))
                .as("the chart sets no number that the scaler would have to win back")
                .isFalse();
    }

    static void validate(JsonNode manifest) throws Exception {
        var group = manifest.path("apiVersion").asText();
        var version = group.substring(group.lastIndexOf('/') + 1);
        var model = Class.forName(MODELS + version.toUpperCase() + manifest.path("kind").asText());
        validate(model, manifest.toString());
        Serialization.unmarshal(manifest.toString(), KubernetesResource.class);
    }

    static void validate(Class<?> model, String json) throws Exception {
        try {
            model.getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(json));
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause().getMessage() + " in " + json, e.getCause());
        }
    }
}
