package io.grapholap.engine.networkx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.engine.algorithm.Algorithms;
import io.grapholap.engine.algorithm.Cancellation;
import io.grapholap.engine.algorithm.CsrGraph;
import io.grapholap.engine.algorithm.NodeNames;
import io.grapholap.engine.algorithm.Result;
import io.grapholap.engine.algorithm.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every function against the answers of NetworkX, see {@code networkx_functions.py} beside the
 * fixtures, on eleven graphs.
 */
class NetworkXFunctionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> functionsAgreeWithNetworkX() throws IOException {
        var reference = reference();
        return reference.path("cases").properties().stream()
                .map(f ->
                        DynamicTest.dynamicTest(
                                f.getKey(), () -> check(reference, f.getKey(), f.getValue())));
    }

    @Test
    void everyFunctionIsCompared() throws IOException {
        var compared = new TreeSet<String>();
        reference().path("cases").fieldNames().forEachRemaining(compared::add);
        compared.add("louvain_communities");

        assertThat(NetworkX.list().stream().filter(f -> !f.byWorker()))
                .extracting(f -> f.spec().name())
                .containsExactlyElementsOf(compared);
        assertThat(compared).hasSizeGreaterThanOrEqualTo(150);
    }

    @Test
    void anUnknownNameIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> NetworkX.find("betweeness_centrality"))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e ->
                                assertThat(e.details().get("nearest").toString())
                                        .contains("betweenness_centrality"));
    }

    @Test
    void aResultEndsWithItsBudget() {
        int n = 200;
        var sources = new int[n - 1];
        var targets = new int[n - 1];
        for (int i = 1; i < n; i++) {
            sources[i - 1] = i - 1;
            targets[i - 1] = i;
        }
        var path = CsrGraph.of(n, sources, targets);

        var found = (Result.Structured) run("all_pairs_shortest_path_length", path, Map.of());

        assertThat(found.truncated()).isTrue();
    }

    /** Each takes minutes on this graph, and must end soon after its deadline. */
    @ParameterizedTest
    @ValueSource(strings = {"constraint", "square_clustering", "complement", "power"})
    void aLongRunStopsAtItsDeadline(String name) {
        int n = name.equals("constraint") || name.equals("square_clustering") ? 900 : 60_000;
        var edges = new Edges(n, false);
        for (int u = 0; u < n; u++) {
            for (int v = u + 1; v < Math.min(n, n < 1000 ? n : u + 3); v++) {
                edges.add(u, v);
            }
        }
        var graph = CsrGraph.of(n, edges.sources(), edges.targets());
        var parameters = name.equals("power") ? Map.of("k", 1_000_000) : Map.<String, Object>of();

        assertThatThrownBy(() ->
                        Algorithms.run(
                                NetworkX.find(name),
                                graph,
                                parameters,
                                NodeNames.numbers(n),
                                new Run(Cancellation.after(Duration.ofMillis(200)))))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.ALGORITHM_TIMEOUT));
    }

    @Test
    void louvainFindsTheRing() {
        int cliques = 5;
        int size = 4;
        var edges = new Edges(64, false);
        for (int c = 0; c < cliques; c++) {
            for (int u = 0; u < size; u++) {
                for (int v = u + 1; v < size; v++) {
                    edges.add(c * size + u, c * size + v);
                }
            }
            edges.add(c * size, (c + 1) % cliques * size + 1);
        }
        var graph = CsrGraph.of(cliques * size, edges.sources(), edges.targets());

        var found = (Result.Structured) run("louvain_communities", graph, Map.of());

        assertThat(Agreement.plain(found.value()).toString())
                .startsWith("[[0, 1, 2, 3], [4, 5, 6, 7]");
    }

    private static JsonNode reference() throws IOException {
        var reference =
                JSON.readTree(
                        NetworkXFunctionsTest.class.getResource(
                                "/networkx/networkx-functions.json"));
        assertThat(reference.path("networkx").asText()).isEqualTo(NetworkX.VERSION);
        return reference;
    }

    private static void check(JsonNode reference, String name, JsonNode cases) {
        for (var c : cases) {
            var node = reference.path("graphs").path(c.path(0).asInt());
            var graph = graph(node, c.path(1).asBoolean());
            var parameters = parameters(c.path(2));
            var expected = c.path(3);
            try {
                if (expected.has("refused")) {
                    assertThatThrownBy(() -> run(name, graph, parameters))
                            .isInstanceOf(PlatformException.class);
                } else {
                    var found = (Result.Structured) run(name, graph, parameters);
                    assertThat(found.truncated()).isFalse();
                    var how = how(reference.path("how").path(name).asText(), c);
                    var answer = Agreement.plain(found.value());
                    Agreement.check(answer, Agreement.plain(expected), how);
                    new Validity(graph, parameters).check(how, answer, Agreement.plain(expected));
                }
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        name
                                + parameters
                                + " on "
                                + node.path("name").asText()
                                + (c.path(1).asBoolean() ? " weighted " : " ")
                                + "expected "
                                + expected,
                        e);
            }
        }
    }

    /** A heaviest matching is one of many unless weights decide. */
    private static String how(String word, JsonNode c) {
        return word.equals("matching") && c.path(1).asBoolean() ? "deep" : word;
    }

    private static Result run(String name, CsrGraph graph, Map<String, ?> parameters) {
        return Algorithms.run(
                NetworkX.find(name),
                graph,
                parameters,
                NodeNames.numbers(graph.nodeCount()),
                Run.forever());
    }

    private static CsrGraph graph(JsonNode node, boolean weighted) {
        var edges = new Edges(32, weighted);
        node.path("edges")
                .forEach(e -> edges.add(e.get(0).asInt(), e.get(1).asInt(), e.get(2).asDouble()));
        return Form.made(
                node.path("nodes").asInt(),
                edges,
                node.path("directed").asBoolean()
                        ? CsrGraph.Direction.FORWARD
                        : CsrGraph.Direction.UNDIRECTED);
    }

    /** Keys of maps are numbers of nodes. */
    private static Map<String, Object> parameters(JsonNode node) {
        var parameters = new HashMap<String, Object>();
        node.properties()
                .forEach(field -> {
                    var value = JSON.convertValue(field.getValue(), Object.class);
                    if (value instanceof Map<?, ?> map) {
                        var numbered = new HashMap<Object, Object>();
                        map.forEach((key, v) -> numbered.put(Integer.valueOf(key.toString()), v));
                        value = numbered;
                    }
                    parameters.put(field.getKey(), value);
                });
        return parameters;
    }
}
