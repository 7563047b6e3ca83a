package io.grapholap.engine.networkx;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code NETWORKX.md} says of every function of NetworkX who serves it, or why nobody does. */
class CoverageTest {
    private static final Path LIST = Path.of("NETWORKX.md");
    private static final Set<String> NAMES =
            NetworkX.list().stream()
                    .map(function -> function.spec().name())
                    .collect(Collectors.toSet());

    @Test
    void theListSaysWhatIsServed() throws IOException {
        var text = text();
        Files.writeString(Path.of("target", "NETWORKX.md"), text);

        assertThat(Files.readString(LIST))
                .as("NETWORKX.md is stale: copy target/NETWORKX.md over it")
                .isEqualTo(text);
    }

    @Test
    void fiveHundredFunctionsAreServed() {
        assertThat(NetworkX.list()).hasSizeGreaterThan(500);
    }

    private static String text() throws IOException {
        var served = new TreeMap<String, String>();
        NetworkX.list().forEach(f -> served.put(f.spec().name(), by(f)));
        var modules = new TreeMap<String, Map<String, String>>();
        var refused = new TreeMap<String, String>();
        for (JsonNode known : WorkerFunctions.list().path("unserved")) {
            var name = known.get(0).asText();
            refused.put(name, "no: " + known.get(2).asText());
            put(modules, known.get(1).asText(), name, refused.get(name));
        }
        for (JsonNode known : WorkerFunctions.list().path("served")) {
            var name = known.path("name").asText();
            put(modules, module(known), name, served.remove(name));
        }
        for (JsonNode known : functions()) {
            var name = known.get(0).asText();
            var state = served.remove(name);
            if (state != null) {
                put(modules, known.get(1).asText(), name, state);
            } else if (!NAMES.contains(name) && !refused.containsKey(name)) {
                put(
                        modules,
                        known.get(1).asText(),
                        name,
                        "no: compares or combines graphs; an instance has one");
            }
        }
        served.forEach((name, state) -> put(modules, "algorithms.community", name, state));
        long java = NetworkX.list().stream().filter(f -> !f.byWorker()).count();
        var text = new StringBuilder("# Functions of NetworkX " + NetworkX.VERSION + "\n\n");
        text.append(
                """
                Made by `CoverageTest`, which fails when this is stale. Of %d functions that take a graph first, at the
                top level and beneath `networkx.algorithms`, %d are served: %d in Java (`yes`), %d by NetworkX itself in
                a process of its own (`worker`), where there is Python. Those beneath the top level have the name of
                their package before their own.
                """
                        .formatted(
                                modules.values().stream().mapToInt(Map::size).sum(),
                                NetworkX.list().size(),
                                java,
                                NetworkX.list().size() - java));
        modules.forEach((module, functions) -> {
            text.append("\n## ").append(module).append("\n");
            functions.forEach((name, state) ->
                    text.append("- `").append(name).append("` ").append(state).append("\n"));
        });
        return text.toString();
    }

    private static void put(
            Map<String, Map<String, String>> modules, String module, String name, String state) {
        modules.computeIfAbsent(module, _ -> new TreeMap<>()).put(name, state);
    }

    private static String module(JsonNode served) {
        var path = served.path("function").asText();
        return path.substring(0, path.indexOf(':'));
    }

    private static String by(NetworkXFunction function) {
        if (function.byWorker()) {
            return "worker";
        }
        var spec = function.spec();
        var details = spec.details();
        return "yes: " + spec.description() + (details.isEmpty() ? "" : " (" + details + ")");
    }

    private static JsonNode functions() throws IOException {
        return new ObjectMapper()
                .readTree(CoverageTest.class.getResource("/networkx/networkx-functions.json"))
                .path("functions");
    }
}
