package io.grapholap.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the pods of the chart may do, and how they end. */
class ConfinementTest {
    @ParameterizedTest
    @FieldSource("io.grapholap.helm.Chart#SETS")
    void noPodRunsAsRootOrWritesItsImage(String set) {
        for (var pod : pods(set)) {
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                    .isEqualTo("RuntimeDefault");
            for (var container : pod.path("containers")) {
                var context = container.path("securityContext");
                assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
                assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
                assertThat(context.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
                assertThat(container.at("/resources/limits").has("memory")).isTrue();
            }
        }
    }

    @ParameterizedTest
    @FieldSource("io.grapholap.helm.Chart#SETS")
    void onlyTheControlPlaneHoldsATokenOfTheCluster(String set) {
        for (var deployment : Chart.manifests(set, "Deployment")) {
            var name = deployment.at("/metadata/name").asText();
            assertThat(
                            deployment
                                    .at("/spec/template/spec/automountServiceAccountToken")
                                    .asBoolean(true))
                    .as(name)
                    .isEqualTo(name.equals("control-plane"));
        }
    }

    @ParameterizedTest
    @FieldSource("io.grapholap.helm.Chart#SETS")
    void aWorkerHasTimeToEndItsJobsBeforeItIsKilled(String set) {
        var drain =
                Chart.settings(set, "export-worker")
                        .getProperty("graph-olap.export-worker.stop-timeout");
        assertThat(grace(set, "export-worker")).isEqualTo(seconds(drain) + 30);
        var gateway =
                Chart.settings(set, "gateway").getProperty("graph-olap.gateway.drain-timeout");
        assertThat(grace(set, "gateway")).isEqualTo(seconds(gateway) + 25);
    }

    @Test
    void nobodyIsReachedWithoutAPolicy() {
        var policies = Chart.manifests("production", "NetworkPolicy");
        assertThat(policies).hasSize(6);
        var all = Chart.manifest("production", "NetworkPolicy", "graph-olap").path("spec");
        assertThat(all.at("/podSelector/matchLabels").toString())
                .isEqualTo("{\"app.kubernetes.io/part-of\":\"graph-olap\"}");
        assertThat(all.has("ingress")).isFalse();
        var wrapper = Chart.manifest("production", "NetworkPolicy", "graph-olap-wrapper");
        assertThat(wrapper.at("/spec/ingress")).hasSize(1);
        assertThat(wrapper.at("/spec/ingress/0/from")).hasSize(1);
        assertThat(
                        wrapper.at("/spec/ingress/0/from/0/podSelector/matchLabels")
                                .path("app.kubernetes.io/name")
                                .asText())
                .isEqualTo("gateway");
    }

    @Test
    void theIngressLeadsToNoManagementPort() {
        var ingress = Chart.manifest("production", "Ingress", "graph-olap");
        assertThat(ingress.findValues("number").stream().map(JsonNode::asInt))
                .containsExactlyInAnyOrder(8000, 8000, 8000, 8001, 8002);
        assertThat(ingress.findValuesAsText("path"))
                .contains("/api", "/graphql", "/wrapper")
                .noneMatch(path -> path.startsWith("/q") || path.equals("/metrics"));
    }

    private static List<JsonNode> pods(String set) {
        return Stream.of("Deployment", "Job")
                .flatMap(kind -> Chart.manifests(set, kind).stream())
                .map(workload -> workload.at("/spec/template/spec"))
                .toList();
    }

    private static int grace(String set, String service) {
        return Chart.manifest(set, "Deployment", service)
                .at("/spec/template/spec/terminationGracePeriodSeconds")
                .asInt();
    }

    private static int seconds(String duration) {
        return Integer.parseInt(duration.replace("s", ""));
    }
}
