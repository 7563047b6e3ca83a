package io.grapholap.engine.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapholap.engine.algorithm.CsrGraph.Direction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Results that NetworkX computed, see {@code networkx_reference.py} beside the fixtures: what is
 * the same there is the same here, on ten graphs.
 */
class NetworkXReferenceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> algorithmsAgreeWithNetworkX() throws IOException {
        var reference =
                JSON.readTree(
                        NetworkXReferenceTest.class.getResource(
                                "/algorithm/networkx-reference.json"));
        assertThat(reference.path("networkx").asText()).isEqualTo("3.6.1");
        var graphs = new HashMap<String, JsonNode>();
        reference.path("graphs").forEach(g -> graphs.put(g.path("name").asText(), g));
        return StreamSupport.stream(reference.path("cases").spliterator(), false)
                .map(c ->
                        DynamicTest.dynamicTest(
                                c.path("algorithm").asText()
                                        + " "
                                        + c.path("graph").asText()
                                        + (c.path("weighted").asBoolean() ? " weighted " : " ")
                                        + c.path("parameters"),
                                () -> check(c, graphs.get(c.path("graph").asText()))));
    }

    private static void check(JsonNode reference, JsonNode graphNode) {
        var graph = graph(graphNode, reference.path("weighted").asBoolean());
        var result =
                TestRuns.run(
                        reference.path("algorithm").asText(),
                        graph,
                        parameters(reference.path("parameters")));
        var value = reference.path("value");
        double tolerance = reference.path("within").asDouble();
        switch (reference.path("kind").asText()) {
            case "values" -> values(result, value, tolerance);
            case "partition" -> partition(longs(result), value);
            case "fact" ->
                    assertThat(number(fact(result, value.get(0).asText())))
                            .isCloseTo(value.get(1).asDouble(), within(tolerance));
            case "modularity" ->
                    assertThat(number(fact(result, "modularity")))
                            .isGreaterThan(value.asDouble() - 0.03);
            case "groups" -> assertThat(groups(result)).isEqualTo(sets(value));
            case "group-bag" -> assertThat(bag(result)).isEqualTo(lists(value));
            case "paths" -> assertThat(new HashSet<>(paths(result))).isEqualTo(sets(value));
            case "one-of" -> oneOf((Result.Paths) result, value);
            case "lengths" ->
                    assertThat(((Result.Paths) result).paths())
                            .extracting(Result.Path::length)
                            .containsExactlyElementsOf(reals(value));
            case "pairs" -> pairs((Result.Pairs) result, value);
            case "pair-values" ->
                    assertThat(((Result.Pairs) result).values())
                            .containsExactly(
                                    reals(value).stream().mapToDouble(d -> d).toArray(),
                                    within(tolerance));
            case "scored-pairs" -> scored((Result.Pairs) result, value, tolerance);
            case "node-set", "nodes" ->
                    assertThat(((Result.Nodes) result).nodes()).containsExactly(ints(value));
            case "count" ->
                    assertThat(
                                    result instanceof Result.Groups(var groups)
                                            ? groups.size()
                                            : ((Result.Pairs) result).sources().length)
                            .isEqualTo(value.asInt());
            default -> throw new AssertionError("unknown kind " + reference.path("kind"));
        }
    }

    static CsrGraph graph(JsonNode node, boolean weighted) {
        var edges = node.path("edges");
        var sources = new int[edges.size()];
        var targets = new int[edges.size()];
        var weights = new double[edges.size()];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = edges.get(i).get(0).asInt();
            targets[i] = edges.get(i).get(1).asInt();
            weights[i] = edges.get(i).get(2).asDouble();
        }
        return CsrGraph.of(
                node.path("nodes").asInt(),
                sources,
                targets,
                weighted ? weights : null,
                node.path("directed").asBoolean() ? Direction.FORWARD : Direction.UNDIRECTED);
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

    private static void values(Result result, JsonNode expected, double tolerance) {
        var values = ((Result.PerNode) result).values();
        assertThat(values.size()).isEqualTo(expected.size());
        for (int v = 0; v < values.size(); v++) {
            double found = values.get(v).doubleValue();
            if (expected.get(v).isNull()) {
                assertThat(found == -1 || found == Double.POSITIVE_INFINITY)
                        .as("node %d cannot be reached, found %s", v, found)
                        .isTrue();
            } else {
                assertThat(found)
                        .as("node %d", v)
                        .isCloseTo(expected.get(v).asDouble(), within(tolerance));
            }
        }
    }

    private static long[] longs(Result result) {
        var values = ((Result.PerNode) result).values();
        var longs = new long[values.size()];
        Arrays.setAll(longs, v -> values.get(v).longValue());
        return longs;
    }

    /** Same groups under whatever names. */
    private static void partition(long[] found, JsonNode expected) {
        var names = new HashMap<Long, Integer>();
        var back = new HashMap<Integer, Long>();
        for (int v = 0; v < found.length; v++) {
            int wanted = expected.get(v).asInt();
            assertThat(names.computeIfAbsent(found[v], _ -> wanted))
                    .as("node " + v)
                    .isEqualTo(wanted);
            long own = found[v];
            assertThat(back.computeIfAbsent(wanted, _ -> own)).as("node " + v).isEqualTo(own);
        }
    }

    private static Object fact(Result result, String name) {
        return switch (result) {
            case Result.PerNode(var _, var facts) -> facts.get(name);
            case Result.Pairs pairs -> pairs.facts().get(name);
            default -> throw new AssertionError("no facts in " + result);
        };
    }

    private static double number(Object fact) {
        return ((Number) fact).doubleValue();
    }

    private static HashSet<List<Integer>> groups(Result result) {
        var sets = new HashSet<List<Integer>>();
        ((Result.Groups) result).groups().forEach(group -> sets.add(list(group)));
        return sets;
    }

    /** Groups as sorted lists in sorted order; the same one may be there twice. */
    private static List<List<Integer>> bag(Result result) {
        var lists = new ArrayList<List<Integer>>();
        ((Result.Groups) result)
                .groups()
                .forEach(group -> lists.add(list(Arrays.stream(group).sorted().toArray())));
        lists.sort((a, b) -> a.toString().compareTo(b.toString()));
        return lists;
    }

    private static List<List<Integer>> lists(JsonNode node) {
        var lists = new ArrayList<List<Integer>>();
        node.forEach(group -> lists.add(list(ints(group))));
        lists.sort((a, b) -> a.toString().compareTo(b.toString()));
        return lists;
    }

    private static HashSet<List<Integer>> sets(JsonNode node) {
        return new HashSet<>(lists(node));
    }

    private static List<List<Integer>> paths(Result result) {
        return ((Result.Paths) result).paths().stream().map(path -> list(path.nodes())).toList();
    }

    private static void oneOf(Result.Paths result, JsonNode expected) {
        if (expected.get(1).isNull()) {
            assertThat(result.paths()).isEmpty();
            return;
        }
        assertThat(result.paths().getFirst().length()).isEqualTo(expected.get(1).asDouble());
        assertThat(sets(expected.get(0))).contains(list(result.paths().getFirst().nodes()));
    }

    private static void pairs(Result.Pairs result, JsonNode expected) {
        var found = new HashSet<List<Integer>>();
        for (int i = 0; i < result.sources().length; i++) {
            found.add(List.of(result.sources()[i], result.targets()[i]));
        }
        assertThat(found).isEqualTo(sets(expected));
    }

    private static void scored(Result.Pairs result, JsonNode expected, double tolerance) {
        var scores = new HashMap<List<Integer>, Double>();
        for (int i = 0; i < result.sources().length; i++) {
            scores.put(List.of(result.sources()[i], result.targets()[i]), result.values()[i]);
        }
        assertThat(scores).hasSize(expected.size());
        expected.forEach(entry ->
                assertThat(scores.get(List.of(entry.get(0).asInt(), entry.get(1).asInt())))
                        .isCloseTo(entry.get(2).asDouble(), within(tolerance)));
    }

    private static int[] ints(JsonNode node) {
        var ints = new int[node.size()];
        Arrays.setAll(ints, i -> node.get(i).asInt());
        return ints;
    }

    private static List<Double> reals(JsonNode node) {
        var reals = new ArrayList<Double>();
        node.forEach(value -> reals.add(value.asDouble()));
        return reals;
    }

    private static List<Integer> list(int[] nodes) {
        return Arrays.stream(nodes).boxed().toList();
    }
}
