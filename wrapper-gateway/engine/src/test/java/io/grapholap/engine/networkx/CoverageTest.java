package io.grapholap.engine.networkx;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code NETWORKX.md} says of every function of NetworkX whether it is served, or why not. */
class CoverageTest {
    private static final Path LIST = Path.of("NETWORKX.md");

    /** Why functions of a module are not served; the first beginning that fits counts. */
    private static final Map<String, String> REASONS = new LinkedHashMap<>();

    /** Functions to which the reason of their module does not apply. */
    private static final Set<String> LATER =
            Set.of("degree_mixing_dict", "node_degree_xy", "simrank_similarity", "gomory_hu_tree");

    static {
        REASONS.put("readwrite", "reads or writes a file; a graph comes from a snapshot");
        REASONS.put("drawing", "draws; that is done in the notebook");
        REASONS.put("convert", "turns a graph into another Python object");
        REASONS.put("relabel", "renames nodes; they keep their keys");
        REASONS.put("linalg", "a matrix or its spectrum, as big as the square of the nodes");
        REASONS.put("generators", "makes another graph, mostly at random");
        REASONS.put("classes", "changes a graph, or views it; it is never changed");
        REASONS.put("algorithms.isomorphism", "compares two graphs; an instance has one");
        REASONS.put("algorithms.operators", "combines several graphs; an instance has one");
        REASONS.put("algorithms.similarity", "compares two graphs, or walks at random");
        REASONS.put("algorithms.assortativity", "reads attributes of nodes, or makes a matrix");
        REASONS.put("algorithms.bipartite", "needs to know both sides of the graph");
        for (var matrix :
                List.of("current_flow", "subgraph_alg", "second_order", "laplacian", "trophic")) {
            REASONS.put(
                    "algorithms.centrality." + matrix,
                    "needs the inverse or the spectrum of a matrix");
        }
        REASONS.put("algorithms.centrality.percolation", "reads attributes of nodes");
        REASONS.put("algorithms.communicability", "needs the spectrum of a matrix");
        REASONS.put("algorithms.swap", "changes a graph at random");
        REASONS.put("algorithms.smallworld", "compares with graphs made at random");
        REASONS.put("algorithms.minors", "changes a graph");
        REASONS.put("algorithms.summarization", "changes a graph");
        REASONS.put("algorithms.flow", "reads several numbers of an edge at once");
        REASONS.put("algorithms.mis", "answers at random");
        REASONS.put("algorithms", "not served yet");
    }

    @Test
    void theListSaysWhatIsServed() throws IOException {
        var text = text();
        Files.writeString(Path.of("target", "NETWORKX.md"), text);

        assertThat(Files.readString(LIST))
                .as("NETWORKX.md is stale: copy target/NETWORKX.md over it")
                .isEqualTo(text);
    }

    private static String text() throws IOException {
        var served = new TreeMap<String, NetworkXFunction>();
        NetworkX.list().forEach(function -> served.put(function.spec().name(), function));
        var modules = new TreeMap<String, Map<String, String>>();
        int all = 0;
        int there = 0;
        for (JsonNode known : functions()) {
            var name = known.get(0).asText();
            var module = known.get(1).asText();
            var function = served.remove(name);
            all++;
            there += function == null ? 0 : 1;
            modules.computeIfAbsent(module, _ -> new TreeMap<>())
                    .put(
                            name,
                            function == null
                                    ? "no: " + reason(name, module)
                                    : "yes: " + by(function));
        }
        served.forEach((name, function) ->
                modules.computeIfAbsent("beyond the top level", _ -> new TreeMap<>())
                        .put(name, "yes: " + by(function)));
        var text = new StringBuilder("# Functions of NetworkX " + NetworkX.VERSION + "\n\n");
        text.append("Made by `CoverageTest`, which fails when this is stale. Of the ")
                .append(all)
                .append(" functions at the top level that take a graph\nfirst, ")
                .append(there)
                .append(" are served, and ")
                .append(served.size())
                .append(" of a module beneath it.\n");
        modules.forEach((module, functions) -> {
            text.append("\n## ").append(module).append("\n");
            functions.forEach((name, state) ->
                    text.append("- `").append(name).append("` ").append(state).append("\n"));
        });
        return text.toString();
    }

    private static String by(NetworkXFunction function) {
        var spec = function.spec();
        return spec.description() + (spec.details().isEmpty() ? "" : " (" + spec.details() + ")");
    }

    private static String reason(String name, String module) {
        if (LATER.contains(name)) {
            return "not served yet";
        }
        return REASONS.entrySet().stream()
                .filter(entry -> module.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("not about a graph");
    }

    private static JsonNode functions() throws IOException {
        return new ObjectMapper()
                .readTree(CoverageTest.class.getResource("/networkx/networkx-functions.json"))
                .path("functions");
    }
}
