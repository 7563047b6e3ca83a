package io.grapholap.engine.algorithm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Result} as JSON: nodes by their names, lists cut after a number of items, and {@code
 * truncated} says so.
 */
public final class ResultJson {
    private final NodeNames names;
    private final int maxItems;
    private boolean truncated;

    private ResultJson(NodeNames names, int maxItems) {
        this.names = names;
        this.maxItems = maxItems;
    }

    /** An object for JSON; its fields depend on the kind of the result. */
    public static Map<String, @Nullable Object> of(Result result, NodeNames names, int maxItems) {
        var json = new ResultJson(names, maxItems);
        var map = json.map(result);
        map.put("truncated", json.truncated);
        return map;
    }

    private Map<String, @Nullable Object> map(Result result) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        switch (result) {
            case Result.PerNode(var values, var facts) -> {
                map.putAll(facts);
                map.put(
                        "values",
                        list(values.size(), i -> entry("node", i, "value", number(values.get(i)))));
            }
            case Result.Scalar(var value) -> map.put("value", value);
            case Result.Nodes(var nodes) -> {
                map.put("count", nodes.length);
                map.put("nodes", named(nodes));
            }
            case Result.Groups(var groups) -> {
                map.put("count", groups.size());
                map.put("groups", list(groups.size(), i -> named(groups.get(i))));
            }
            case Result.Pairs pairs -> {
                map.putAll(pairs.facts());
                map.put("count", pairs.sources().length);
                map.put("pairs", edges(pairs.sources(), pairs.targets(), pairs.values(), "value"));
            }
            case Result.Paths(var paths) -> {
                map.put("count", paths.size());
                map.put("found", !paths.isEmpty());
                map.put("paths", list(paths.size(), i -> path(paths.get(i))));
            }
            case Result.Table(var rows) -> {
                map.put("count", rows.size());
                var nodes = List.copyOf(rows.keySet());
                map.put("rows", list(nodes.size(), i -> row(nodes.get(i), rows)));
            }
            case Result.Structured(var value, var more) -> {
                var json = new ValueJson(names, maxItems);
                map.putAll(json.object(value));
                truncated = more || json.truncated();
            }
            case Result.Graph graph -> {
                map.put("node_count", graph.nodes().length);
                map.put("edge_count", graph.sources().length);
                map.put("nodes", named(graph.nodes()));
                map.put(
                        "edges",
                        edges(graph.sources(), graph.targets(), graph.weights(), "weight"));
            }
        }
        return map;
    }

    private List<Object> named(int[] nodes) {
        return list(nodes.length, i -> names.name(nodes[i]));
    }

    private Map<String, @Nullable Object> path(Result.Path path) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("nodes", named(path.nodes()));
        map.put("length", number(path.length()));
        return map;
    }

    private Map<String, @Nullable Object> row(int node, Map<Integer, Map<Integer, Double>> rows) {
        var cells = rows.getOrDefault(node, Map.of());
        var others = List.copyOf(cells.keySet());
        return entry(
                "node",
                node,
                "values",
                list(
                        others.size(),
                        i ->
                                entry(
                                        "node",
                                        others.get(i),
                                        "value",
                                        number(cells.getOrDefault(others.get(i), 0.0)))));
    }

    private List<Object> edges(
            int[] sources, int[] targets, double @Nullable [] values, String field) {
        return list(
                sources.length,
                i -> {
                    var map = new LinkedHashMap<String, @Nullable Object>();
                    map.put("source", names.name(sources[i]));
                    map.put("target", names.name(targets[i]));
                    if (values != null) {
                        map.put(field, number(values[i]));
                    }
                    return map;
                });
    }

    private Map<String, @Nullable Object> entry(
            String nodeField, int node, String valueField, @Nullable Object value) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put(nodeField, names.name(node));
        map.put(valueField, value);
        return map;
    }

    private List<Object> list(int size, IntFunction<Object> item) {
        if (size > maxItems) {
            truncated = true;
        }
        var list = new ArrayList<Object>(Math.min(size, maxItems));
        for (int i = 0; i < size && i < maxItems; i++) {
            list.add(item.apply(i));
        }
        return list;
    }

    /** JSON has no word for infinity and for what is no number. */
    private static @Nullable Number number(Number value) {
        return Double.isFinite(value.doubleValue()) ? value : null;
    }
}
