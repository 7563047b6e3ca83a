package io.grapholap.engine.networkx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.grapholap.engine.algorithm.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Whether a value of ours is what NetworkX answered; dicts and sets have no order. */
final class Agreement {
    private static final double TOLERANCE = 2e-6;

    private Agreement() {}

    /** A value as lists, maps, texts and numbers. */
    static Object plain(Value value) {
        return switch (value) {
            case Value.Scalar(var scalar) -> scalar == null ? "null" : scalar;
            case Value.Node(var node) -> (long) node;
            case Value.Sequence(var items) -> items.stream().map(Agreement::plain).toList();
            case Value.Tuple(var items) -> items.stream().map(Agreement::plain).toList();
            case Value.Nodes(var nodes) -> Arrays.stream(nodes).asLongStream().boxed().toList();
            case Value.Dict(var entries) -> {
                var map = new HashMap<String, Object>();
                entries.forEach(e -> map.put(text(plain(e.key()), false), plain(e.value())));
                assertThat(map).hasSameSizeAs(entries);
                yield map;
            }
            case Value.NodeDict(var values, var partial) -> {
                var map = new HashMap<String, Object>();
                for (int v = 0; v < values.size(); v++) {
                    if (!partial || !missing(values.get(v))) {
                        map.put(String.valueOf(v), values.get(v));
                    }
                }
                yield map;
            }
            case Value.Graph graph ->
                    Map.of(
                            "directed",
                            String.valueOf(graph.directed()),
                            "nodes",
                            graph.nodes().stream().map(v -> text(plain(v), true)).sorted().toList(),
                            "edges",
                            graph.edges().stream()
                                    .map(e -> edge((List<?>) plain(e), graph.directed()))
                                    .sorted()
                                    .toList());
        };
    }

    private static boolean missing(Number value) {
        return Double.isInfinite(value.doubleValue()) || value.doubleValue() < 0;
    }

    /** The same of what NetworkX answered. */
    static Object plain(JsonNode node) {
        if (node.isArray()) {
            var list = new ArrayList<Object>();
            node.forEach(item -> list.add(plain(item)));
            return list;
        }
        if (node.has("set")) {
            return new TreeSet<>(
                    ((List<?>) plain(node.get("set")))
                            .stream().map(item -> text(item, true)).toList());
        }
        if (node.has("dict")) {
            var map = new HashMap<String, Object>();
            node.get("dict").forEach(e -> map.put(text(plain(e.get(0)), false), plain(e.get(1))));
            return map;
        }
        if (node.has("graph")) {
            var graph = node.get("graph");
            boolean directed = graph.get(0).asBoolean();
            return Map.of(
                    "directed",
                    String.valueOf(directed),
                    "nodes",
                    ((List<?>) plain(graph.get(1)))
                            .stream().map(v -> text(v, true)).sorted().toList(),
                    "edges",
                    ((List<?>) plain(graph.get(2)))
                            .stream().map(e -> edge((List<?>) e, directed)).sorted().toList());
        }
        return switch (node.getNodeType()) {
            case BOOLEAN -> node.asBoolean();
            case NUMBER -> node.isIntegralNumber() ? (Object) node.asLong() : node.asDouble();
            case NULL -> "null";
            default ->
                    switch (node.asText()) {
                        case "inf" -> Double.POSITIVE_INFINITY;
                        case "-inf" -> Double.NEGATIVE_INFINITY;
                        case "nan" -> Double.NaN;
                        default -> node.asText();
                    };
        };
    }

    private static String edge(List<?> edge, boolean directed) {
        var ends = edge.subList(0, 2).stream().map(v -> text(v, true));
        return (directed ? ends : ends.sorted()).toList()
                + edge.subList(2, edge.size()).stream()
                        .map(w -> text(w, false))
                        .toList()
                        .toString();
    }

    /** A text that is the same for the same value; in {@code deep} ones lists have no order. */
    static String text(Object value, boolean deep) {
        return switch (value) {
            case Double number ->
                    number == Math.rint(number)
                            ? String.valueOf(number.longValue())
                            : String.format(Locale.ROOT, "%.6g", number);
            case List<?> list -> {
                var texts = list.stream().map(item -> text(item, deep));
                yield (deep ? texts.sorted() : texts).toList().toString();
            }
            case TreeSet<?> set -> set.stream().map(String::valueOf).sorted().toList().toString();
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .sorted(Comparator.comparing(e -> String.valueOf(e.getKey())))
                            .map(e -> e.getKey() + "=" + text(e.getValue(), deep))
                            .toList()
                            .toString();
            default -> String.valueOf(value);
        };
    }

    static void check(Object found, Object expected, String how) {
        switch (how) {
            case "bag" -> bag(found, expected, false);
            case "deep" -> bag(found, expected, true);
            case "first" ->
                    check(((List<?>) found).getFirst(), ((List<?>) expected).getFirst(), "");
            case "second" -> check(((List<?>) found).get(1), ((List<?>) expected).get(1), "");
            case "matching" ->
                    assertThat((List<?>) found).hasSameSizeAs((java.util.Collection<?>) expected);
            case "size" -> sizes(found, expected);
            case "sizes" ->
                    assertThat(((List<?>) found).stream().map(p -> ((List<?>) p).size()))
                            .containsExactlyElementsOf(
                                    ((List<?>) expected)
                                            .stream().map(p -> ((List<?>) p).size()).toList());
            case "cycle" ->
                    assertThat(((List<?>) found).isEmpty())
                            .isEqualTo(((List<?>) expected).isEmpty());
            default -> same(found, expected);
        }
    }

    private static void bag(Object found, Object expected, boolean deep) {
        if (found instanceof List<?> list && expected instanceof List<?> wanted) {
            assertThat(list.stream().map(item -> text(item, deep)).sorted().toList())
                    .isEqualTo(wanted.stream().map(item -> text(item, deep)).sorted().toList());
        } else if (deep || expected instanceof Map<?, ?>) {
            assertThat(text(found, true)).isEqualTo(text(expected, true));
        } else {
            same(found, expected);
        }
    }

    /** One of several paths of the same length. */
    private static void sizes(Object found, Object expected) {
        if (expected instanceof Map<?, ?> map) {
            assertThat(((Map<?, ?>) found).keySet()).isEqualTo(map.keySet());
            map.forEach((key, value) -> sizes(((Map<?, ?>) found).get(key), value));
            return;
        }
        var path = (List<?>) found;
        var wanted = (List<?>) expected;
        assertThat(path).hasSameSizeAs(wanted);
        assertThat(path.getFirst()).isEqualTo(wanted.getFirst());
        assertThat(path.getLast()).isEqualTo(wanted.getLast());
    }

    private static void same(Object found, Object expected) {
        switch (expected) {
            case Number number -> {
                double wanted = number.doubleValue();
                double value = ((Number) found).doubleValue();
                if (Double.isFinite(wanted)) {
                    assertThat(value)
                            .isCloseTo(wanted, within(TOLERANCE * Math.max(1, Math.abs(wanted))));
                } else {
                    assertThat(Double.valueOf(value)).isEqualTo(Double.valueOf(wanted));
                }
            }
            case TreeSet<?> set ->
                    assertThat(
                                    ((List<?>) found)
                                            .stream()
                                                    .map(item -> text(item, true))
                                                    .sorted()
                                                    .toList())
                            .isEqualTo(set.stream().map(String::valueOf).sorted().toList());
            case List<?> list -> {
                var items = (List<?>) found;
                assertThat(items).hasSameSizeAs(list);
                for (int i = 0; i < list.size(); i++) {
                    same(items.get(i), list.get(i));
                }
            }
            case Map<?, ?> map -> {
                var other = (Map<?, ?>) found;
                assertThat(other.keySet()).isEqualTo(map.keySet());
                map.forEach((key, value) -> same(other.get(key), value));
            }
            default -> assertThat(found).isEqualTo(expected);
        }
    }
}
