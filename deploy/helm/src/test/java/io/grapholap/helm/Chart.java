package io.grapholap.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** The chart as Helm renders it. */
final class Chart {
    static final Path ROOT = Path.of("../..");
    static final Path CHART = Path.of("graph-olap");

    /** The sets of values that are kept rendered. */
    static final List<String> SETS = List.of("laptop", "team", "production");

    /** Each service's folder. */
    static final Map<String, Path> MODULES =
            Map.of(
                    "control-plane", ROOT.resolve("control-plane"),
                    "export-worker", ROOT.resolve("export-worker"),
                    "import-scheduler", ROOT.resolve("import-scheduler"),
                    "gateway", ROOT.resolve("wrapper-gateway/gateway"));

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Map<String, String> RENDERED = new ConcurrentHashMap<>();

    private Chart() {}

    /** All manifests of one set of values; every set is rendered once. */
    static String text(String set) {
        return RENDERED.computeIfAbsent(set, s -> text(s, Map.of()));
    }

    /**
     * All manifests of one set of values with some of them changed.
     *
     * @throws RuntimeException with Helm's words, if it refuses the values
     */
    static String text(String set, Map<String, Object> changed) {
        var command =
                new Helm(CHART)
                        .template()
                        .withName("graph-olap")
                        .withNamespace("graph-olap")
                        .withKubeVersion("1.33.0")
                        .withValuesFile(Path.of("values", set + ".yaml"));
        changed.forEach(command::set);
        return command.call();
    }

    static List<JsonNode> manifests(String set) {
        return yaml(text(set)).stream().filter(JsonNode::isObject).toList();
    }

    static List<JsonNode> manifests(String set, String kind) {
        return manifests(set).stream().filter(m -> m.path("kind").asText().equals(kind)).toList();
    }

    static JsonNode manifest(String set, String kind, String name) {
        return manifests(set, kind).stream()
                .filter(m -> m.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name + " in " + set));
    }

    /** The settings file of a service. */
    static Properties settings(String set, String service) {
        var map = manifest(set, "ConfigMap", service + "-settings");
        return properties(map.at("/data/service.properties").asText());
    }

    static Properties properties(String text) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    static List<JsonNode> yaml(String text) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
