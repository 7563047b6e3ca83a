package io.grapholap.engine.algorithm;

import io.grapholap.engine.NodeValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Value} as JSON: lists and tuples are arrays, a dict is an array of {@code {node, value}}
 * (or {@code edge}, {@code key}), nodes go by their names.
 */
final class ValueJson {
    private final NodeNames names;
    private final int maxItems;
    private boolean truncated;

    ValueJson(NodeNames names, int maxItems) {
        this.names = names;
        this.maxItems = maxItems;
    }

    /** Whether something was left out so far. */
    boolean truncated() {
        return truncated;
    }

    /** An object that says what kind of value it is, how much there is of it, and the value. */
    Map<String, @Nullable Object> object(Value value) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        switch (value) {
            case Value.Scalar(var scalar) -> put(map, "scalar", null, "value", plain(scalar));
            case Value.Node(var node) -> put(map, "scalar", null, "value", names.name(node));
            case Value.Sequence(var items) -> put(map, "list", items.size(), "items", list(items));
            case Value.Nodes(var nodes) -> put(map, "list", nodes.length, "items", named(nodes));
            case Value.Tuple(var items) -> put(map, "tuple", items.size(), "items", list(items));
            case Value.Dict(var entries) ->
                    put(map, "dict", entries.size(), "values", entries(entries));
            case Value.NodeDict(var values, var partial) -> {
                var entries = reached(values, partial);
                put(map, "dict", size(values, partial), "values", entries);
            }
            case Value.Graph graph -> {
                map.put("kind", "graph");
                map.putAll(graph(graph));
            }
        }
        return map;
    }

    private static void put(
            Map<String, @Nullable Object> map,
            String kind,
            @Nullable Integer count,
            String field,
            @Nullable Object value) {
        map.put("kind", kind);
        if (count != null) {
            map.put("count", count);
        }
        map.put(field, value);
    }

    private @Nullable Object nested(Value value) {
        return switch (value) {
            case Value.Scalar(var scalar) -> plain(scalar);
            case Value.Node(var node) -> names.name(node);
            case Value.Sequence(var items) -> list(items);
            case Value.Nodes(var nodes) -> named(nodes);
            case Value.Tuple(var items) -> list(items);
            case Value.Dict(var entries) -> entries(entries);
            case Value.NodeDict(var values, var partial) -> reached(values, partial);
            case Value.Graph graph -> graph(graph);
        };
    }

    private Map<String, @Nullable Object> graph(Value.Graph graph) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("directed", graph.directed());
        map.put("node_count", graph.nodeCount());
        map.put("edge_count", graph.edgeCount());
        map.put("nodes", list(graph.nodes()));
        map.put("edges", list(graph.edges()));
        return map;
    }

    private List<@Nullable Object> list(List<? extends Value> items) {
        var list = new ArrayList<@Nullable Object>(Math.min(items.size(), maxItems));
        for (var item : items) {
            if (list.size() == maxItems) {
                truncated = true;
                break;
            }
            list.add(nested(item));
        }
        return list;
    }

    private List<Object> named(int[] nodes) {
        truncated |= nodes.length > maxItems;
        var list = new ArrayList<Object>(Math.min(nodes.length, maxItems));
        for (int i = 0; i < nodes.length && i < maxItems; i++) {
            list.add(names.name(nodes[i]));
        }
        return list;
    }

    private List<Object> entries(List<Value.Entry> entries) {
        truncated |= entries.size() > maxItems;
        return entries.stream().limit(maxItems).<Object>map(this::entry).toList();
    }

    private Map<String, @Nullable Object> entry(Value.Entry entry) {
        var field =
                switch (entry.key()) {
                    case Value.Node _ -> "node";
                    case Value.Tuple _ -> "edge";
                    default -> "key";
                };
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put(field, nested(entry.key()));
        map.put("value", nested(entry.value()));
        return map;
    }

    private List<Object> reached(NodeValues values, boolean partial) {
        var list = new ArrayList<Object>();
        for (int v = 0; v < values.size(); v++) {
            if (isMissing(values, v, partial)) {
                continue;
            }
            if (list.size() == maxItems) {
                truncated = true;
                break;
            }
            list.add(entry(new Value.Entry(new Value.Node(v), new Value.Scalar(values.get(v)))));
        }
        return list;
    }

    private static int size(NodeValues values, boolean partial) {
        int size = 0;
        for (int v = 0; v < values.size(); v++) {
            size += isMissing(values, v, partial) ? 0 : 1;
        }
        return size;
    }

    private static boolean isMissing(NodeValues values, int v, boolean partial) {
        if (!partial) {
            return false;
        }
        return switch (values) {
            case NodeValues.Doubles(var doubles) -> Double.isInfinite(doubles[v]);
            case NodeValues.Longs(var longs) -> longs[v] < 0;
        };
    }

    /** JSON has no word for infinity and for what is no number. */
    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof Double number && !Double.isFinite(number) ? null : value;
    }
}
