package io.grapholap.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.models.V1Container;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example for notebooks leads to the addresses that the chart makes. */
class JupyterHubTest {
    @Test
    void notebooksFindThePlatformAndItsStyles() throws Exception {
        var user =
                Chart.yaml(Files.readString(Path.of("jupyterhub/values.yaml")))
                        .getFirst()
                        .path("singleuser");
        var api = Chart.manifest("team", "Service", "control-plane");
        var port = api.at("/spec/ports/0/port").asInt();
        assertThat(user.at("/extraEnv/GRAPH_OLAP_API_URL").asText())
                .isEqualTo("http://control-plane.graph-olap.svc.cluster.local:" + port);
        assertThat(user.at("/extraEnv/GRAPH_OLAP_IN_CLUSTER_MODE").asText()).isEqualTo("true");
        assertThat(user.at("/extraEnv/GRAPH_OLAP_NAMESPACE").asText()).isEqualTo("graph-olap");

        var container = user.at("/initContainers/0");
        ManifestsTest.validate(V1Container.class, container.toString());
        assertThat(container.at("/args/0").asText())
                .contains("graph_olap/styles/notebook.css /home/jovyan/.jupyter/custom/custom.css")
                .contains("--target " + user.at("/extraEnv/PYTHONPATH").asText());
        assertThat(Chart.ROOT.resolve("sdk/src/graph_olap/styles/notebook.css")).exists();
        assertThat(Files.readString(Chart.ROOT.resolve("sdk/pyproject.toml")))
                .contains("name = \"graph-olap-sdk\"", "dataframe =", "networkx =", "notebook =");
    }
}
