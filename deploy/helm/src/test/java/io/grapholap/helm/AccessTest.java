package io.grapholap.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.grapholap.common.event.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The rights that the chart gives are those that the services need and no others. */
class AccessTest {
    private static final JsonNode KAFKA = kafka();

    @Test
    void theControlPlaneMayDoWhatItsRuntimeSaysItDoes() throws IOException {
        var written =
                Files.readString(
                        Chart.MODULES
                                .get("control-plane")
                                .resolve(
                                        "src/main/java/io/grapholap/controlplane/runtime/kubernetes/package-info.java"));
        var needed = new TreeMap<String, TreeSet<String>>();
        Pattern.compile("(?m)^ \\* ([a-z]+(?:/[a-z]+)?) {2,}((?:[a-z]+ ?)+)")
                .matcher(written)
                .results()
                .forEach(m -> needed.put(m.group(1), words(m.group(2))));
        var given = new TreeMap<String, TreeSet<String>>();
        for (var rule : Chart.manifest("production", "Role", "control-plane").path("rules")) {
            given.put(rule.at("/resources/0").asText(), new TreeSet<>(texts(rule.path("verbs"))));
            assertThat(rule.path("resources")).hasSize(1);
        }
        assertThat(needed).hasSize(5);
        assertThat(given).isEqualTo(needed);
        assertThat(Chart.manifests("production", "ClusterRole")).isEmpty();
    }

    @Test
    void topicsAreThoseOfTheContract() {
        var ours = new ArrayList<String>();
        for (var topic : KAFKA.path("topics")) {
            ours.add(
                    "%s %d %s"
                            .formatted(
                                    topic.path("name").asText(),
                                    topic.path("partitions").asInt(),
                                    topic.path("compacted").asBoolean()));
        }
        assertThat(ours)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topic.values())
                                .map(t ->
                                        "%s %d %s"
                                                .formatted(
                                                        t.topicName(),
                                                        t.partitions(),
                                                        t.compacted()))
                                .toList());
    }

    @Test
    void topicRightsAreThoseWrittenDown() throws IOException {
        var rows =
                Files.readAllLines(Chart.ROOT.resolve("deploy/kafka-access.md")).stream()
                        .filter(line -> line.startsWith("| Topic") || line.startsWith("| `"))
                        .map(line -> List.of(line.substring(2).split("\\s*\\|\\s*")))
                        .toList();
        var services = rows.getFirst();
        var written = new TreeSet<String>();
        for (var row : rows.subList(1, rows.size())) {
            for (int i = 1; row.size() == services.size() && i < row.size(); i++) {
                for (var right : row.get(i).replace("-", "").split("")) {
                    if (!right.isEmpty()) {
                        written.add(
                                services.get(i)
                                        + " "
                                        + right
                                        + " "
                                        + row.getFirst().replace("`", ""));
                    }
                }
            }
        }
        var given = new TreeSet<String>();
        for (var service : KAFKA.path("access").properties()) {
            Map.of("R", "read", "W", "write")
                    .forEach((right, list) ->
                            texts(service.getValue().path(list))
                                    .forEach(topic ->
                                            given.add(
                                                    service.getKey() + " " + right + " " + topic)));
        }
        assertThat(given).isEqualTo(written);
    }

    @Test
    void theJobMakesAllOfThem() {
        var script =
                Chart.manifest("production", "ConfigMap", "kafka-topics")
                        .at("/data/create.sh")
                        .asText();
        assertThat(script.lines().filter(line -> line.startsWith("topic --")))
                .hasSize(2 * Topic.values().length);
        assertThat(script)
                .contains(
                        "allow --allow-principal 'User:graph-olap-wrapper' --operation Write --operation Describe --topic wrapper-events")
                .contains(
                        "--operation Read --group export-worker- --resource-pattern-type prefixed")
                .contains("--transactional-id import-scheduler-outbox");
    }

    private static JsonNode kafka() {
        try {
            return Chart.yaml(Files.readString(Chart.CHART.resolve("files/kafka.yaml"))).getFirst();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static TreeSet<String> words(String text) {
        return new TreeSet<>(List.of(text.trim().split(" ")));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }
}
