package io.grapholap.engine.ryugraph;

import static io.grapholap.engine.ryugraph.Statements.literal;
import static io.grapholap.engine.ryugraph.Statements.name;
import static io.grapholap.engine.ryugraph.Statements.rows;
import static io.grapholap.engine.ryugraph.Statements.whole;

import com.kuzudb.Connection;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.engine.GraphSchema;
import io.grapholap.engine.GraphSchema.EdgeTable;
import io.grapholap.engine.GraphSchema.NodeTable;
import io.grapholap.engine.Topology;
import io.grapholap.engine.Topology.NodeRange;
import io.grapholap.engine.TopologyRequest;
import io.grapholap.engine.guard.EdgeTables;
import io.grapholap.engine.ryugraph.Statements.EngineError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Gets the bare structure out of the engine: row numbers as text files, which it writes fastest.
 */
final class TopologyExport {
    private final Path scratch;
    private final EdgeTables tables;

    TopologyExport(Path scratch, EdgeTables tables) {
        this.scratch = scratch;
        this.tables = tables;
    }

    Topology run(Connection connection, TopologyRequest request, Deadline deadline) {
        try {
            return export(connection, request, deadline);
        } catch (EngineError e) {
            throw deadline.hasPassed() ? deadline.exceeded() : failed(e);
        }
    }

    private Topology export(Connection connection, TopologyRequest request, Deadline deadline) {
        var schema = Catalog.schema(connection);
        requireKnown(request, schema);
        var ranges = ranges(connection, request, schema, deadline);
        var edges = edges(request, schema, ranges);
        long count = edges.stream().mapToLong(EdgeTable::edgeCount).sum();
        if (count > Integer.MAX_VALUE - 8) {
            throw Faults.parameters("edge_type", "The graph has too many edges: " + count + ".");
        }
        var sources = new int[(int) count];
        var targets = new int[(int) count];
        var property = request.weightProperty();
        var weights = property == null ? null : new double[(int) count];
        if (property != null) {
            EdgeWeights.require(property, edges);
        }
        int at = 0;
        for (var edge : edges) {
            var from = ranges.get(edge.fromNode());
            var to = ranges.get(edge.toNode());
            if (weights != null && property != null && EdgeWeights.has(property, edge)) {
                var statement = match(edge, EdgeWeights.column(property, edge));
                var reader = new EdgeWeights(from, to, sources, targets, weights);
                int first = at;
                at =
                        copied(
                                connection,
                                statement,
                                ".parquet",
                                "",
                                deadline,
                                f -> reader.read(f, first));
            } else {
                var pairs = new PairReader(from, to, sources, targets);
                int first = at;
                at =
                        copied(
                                connection,
                                match(edge, ""),
                                ".csv",
                                " (HEADER=false)",
                                deadline,
                                f -> pairs.read(f, first));
                if (weights != null) {
                    Arrays.fill(weights, first, at, 1);
                }
            }
        }
        if (at != count) {
            throw new IllegalStateException("read " + at + " of " + count + " edges");
        }
        return new Topology(List.copyOf(ranges.values()), sources, targets, weights);
    }

    private String match(EdgeTable edge, String weight) {
        return "MATCH (a:%s)-[r:%s]->(b:%s) RETURN offset(id(a)) AS src, offset(id(b)) AS dst%s"
                .formatted(
                        name(edge.fromNode()),
                        name(tables.table(edge.type())),
                        name(edge.toNode()),
                        weight);
    }

    private Map<String, NodeRange> ranges(
            Connection connection, TopologyRequest request, GraphSchema schema, Deadline deadline) {
        var ranges = new LinkedHashMap<String, NodeRange>();
        long first = 0;
        for (var node : schema.nodeTables()) {
            if (request.labels().isEmpty() || request.labels().contains(node.label())) {
                if (first + node.nodeCount() > Integer.MAX_VALUE - 8) {
                    throw Faults.parameters(
                            "node_label", "The graph has more nodes than algorithms can number.");
                }
                connection.setQueryTimeout(deadline.remainingMillis());
                ranges.put(node.label(), range(connection, node, (int) first));
                first += node.nodeCount();
            }
        }
        return ranges;
    }

    private static NodeRange range(Connection connection, NodeTable node, int first) {
        var match = "MATCH (n:" + name(node.label()) + ") RETURN ";
        int size = (int) node.nodeCount();
        long last =
                size == 0
                        ? -1
                        : rows(connection, match + "max(offset(id(n)))", t -> whole(t, 0))
                                .getFirst();
        if (last + 1 == size) {
            return new NodeRange(node.label(), first, size, null);
        }
        var offsets = rows(connection, match + "offset(id(n)) AS o ORDER BY o", t -> whole(t, 0));
        return new NodeRange(
                node.label(), first, size, offsets.stream().mapToLong(Long::longValue).toArray());
    }

    private static List<EdgeTable> edges(
            TopologyRequest request, GraphSchema schema, Map<String, NodeRange> ranges) {
        var edges = new ArrayList<EdgeTable>();
        for (var edge : schema.edgeTables()) {
            boolean wanted = request.types().isEmpty() || request.types().contains(edge.type());
            if (wanted
                    && ranges.containsKey(edge.fromNode())
                    && ranges.containsKey(edge.toNode())) {
                edges.add(edge);
            }
        }
        return edges;
    }

    /** Reads a file into arrays; returns the index after the last edge. */
    private interface FileReader {
        int read(Path file) throws IOException;
    }

    private int copied(
            Connection connection,
            String statement,
            String suffix,
            String options,
            Deadline deadline,
            FileReader reader) {
        var file = scratch.resolve("topology-" + UUID.randomUUID() + suffix);
        try {
            connection.setQueryTimeout(deadline.remainingMillis());
            Statements.run(connection, "COPY (" + statement + ") TO " + literal(file) + options);
            return reader.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    private static void requireKnown(TopologyRequest request, GraphSchema schema) {
        for (var label : request.labels()) {
            if (schema.node(label).isEmpty()) {
                throw Faults.parameters("node_label", "The graph has no label " + label + ".");
            }
        }
        for (var type : request.types()) {
            if (schema.edge(type).isEmpty()) {
                throw Faults.parameters("edge_type", "The graph has no edge type " + type + ".");
            }
        }
    }

    static PlatformException failed(EngineError e) {
        return new PlatformException.Refused(
                ErrorCode.ALGORITHM_ERROR, "The engine failed: " + e.getMessage());
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
