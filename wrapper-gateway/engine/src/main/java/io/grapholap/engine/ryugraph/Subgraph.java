package io.grapholap.engine.ryugraph;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.engine.QueryRequest;
import io.grapholap.engine.QueryResult;
import io.grapholap.engine.Topology;
import io.grapholap.engine.Topology.NodeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a graph of the answer to a query: each row is an edge, the third column weighs it. */
final class Subgraph {
    private static final long MAX_ROWS = 1_000_000;
    private static final long MAX_BYTES = 512L << 20;

    private Subgraph() {}

    static QueryRequest request(String query, Duration timeout) {
        return new QueryRequest(
                "subgraph-" + UUID.randomUUID(), query, Map.of(), timeout, MAX_ROWS, MAX_BYTES);
    }

    static Topology of(QueryResult answer) {
        if (answer.truncated()) {
            throw wrong(
                    "returns more than "
                            + answer.rowCount()
                            + " rows; name labels and types instead");
        }
        var types = answer.columnTypes();
        boolean weighted = types.size() > 2;
        if (!answer.rows().isEmpty()
                && (types.size() < 2
                        || !types.get(0).equals("NODE")
                        || !types.get(1).equals("NODE"))) {
            throw wrong("must return two nodes and perhaps a number, found columns " + types);
        }
        var ranges = ranges(answer);
        int edges = answer.rows().size();
        var sources = new int[edges];
        var targets = new int[edges];
        var weights = weighted ? new double[edges] : null;
        for (int i = 0; i < edges; i++) {
            var row = answer.rows().get(i);
            sources[i] = index(ranges, row.get(0));
            targets[i] = index(ranges, row.get(1));
            if (weights != null) {
                weights[i] = weight(row.get(2));
            }
        }
        return new Topology(new ArrayList<>(ranges.values()), sources, targets, weights);
    }

    private static Map<String, NodeRange> ranges(QueryResult answer) {
        var rows = new TreeMap<String, TreeSet<Long>>();
        for (var row : answer.rows()) {
            for (int end = 0; end < 2; end++) {
                var node = node(row.get(end));
                rows.computeIfAbsent(label(node), _ -> new TreeSet<>()).add(offset(node));
            }
        }
        var ranges = new LinkedHashMap<String, NodeRange>();
        int first = 0;
        for (var entry : rows.entrySet()) {
            var offsets = entry.getValue().stream().mapToLong(Long::longValue).toArray();
            ranges.put(
                    entry.getKey(), new NodeRange(entry.getKey(), first, offsets.length, offsets));
            first += offsets.length;
        }
        return ranges;
    }

    private static int index(Map<String, NodeRange> ranges, @Nullable Object cell) {
        var node = node(cell);
        var range = ranges.get(label(node));
        if (range == null) {
            throw new IllegalStateException("no range for " + label(node));
        }
        return range.index(offset(node));
    }

    private static Map<?, ?> node(@Nullable Object cell) {
        if (cell instanceof Map<?, ?> map && map.containsKey("_label")) {
            return map;
        }
        throw wrong("must return nodes in its first two columns, found " + cell);
    }

    private static String label(Map<?, ?> node) {
        return String.valueOf(node.get("_label"));
    }

    private static long offset(Map<?, ?> node) {
        return Scalars.offset(node.get("_id") instanceof Number id ? id.longValue() : -1);
    }

    private static double weight(@Nullable Object cell) {
        return switch (cell) {
            case null -> 1;
            case Number number -> number.doubleValue();
            default -> throw wrong("must return a number in its third column, found " + cell);
        };
    }

    private static PlatformException wrong(String rule) {
        return new PlatformException.Refused(
                ErrorCode.INVALID_ALGORITHM_PARAMETERS,
                "subgraph_query " + rule + ".",
                Map.of("parameter", "subgraph_query"));
    }
}
