package io.grapholap.engine.ryugraph;

import static io.grapholap.engine.ryugraph.Statements.name;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.engine.GraphSchema.EdgeTable;
import io.grapholap.engine.Topology.NodeRange;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads edges with a weight. As Parquet, since the engine rounds fractions that it writes as text.
 */
final class EdgeWeights {
    private static final Set<String> NUMBERS =
            Set.of(
                    "INT8", "INT16", "INT32", "INT64", "INT128", "UINT8", "UINT16", "UINT32",
                    "UINT64", "FLOAT", "DOUBLE", "SERIAL");

    private final NodeRange from;
    private final NodeRange to;
    private final int[] sources;
    private final int[] targets;
    private final double[] weights;

    EdgeWeights(NodeRange from, NodeRange to, int[] sources, int[] targets, double[] weights) {
        this.from = from;
        this.to = to;
        this.sources = sources;
        this.targets = targets;
        this.weights = weights;
    }

    /** Refuses a property that no edge has as a number; names those that are numbers. */
    static void require(String property, List<EdgeTable> edges) {
        var numeric = new TreeSet<String>();
        boolean found = false;
        for (var edge : edges) {
            edge.properties()
                    .forEach((name, type) -> {
                        if (isNumber(type)) {
                            numeric.add(name);
                        }
                    });
            found |= has(property, edge);
        }
        if (!found && !edges.isEmpty()) {
            throw new PlatformException.Refused(
                    ErrorCode.INVALID_ALGORITHM_PARAMETERS,
                    "weight_property must be a number on the edges, found "
                            + property
                            + "; there are "
                            + numeric
                            + ".",
                    Map.of(
                            "parameter",
                            "weight_property",
                            "value",
                            property,
                            "available",
                            List.copyOf(numeric)));
        }
    }

    static boolean has(String property, EdgeTable edge) {
        var type = edge.properties().get(property);
        return type != null && isNumber(type);
    }

    private static boolean isNumber(String type) {
        return NUMBERS.contains(type) || type.startsWith("DECIMAL");
    }

    /** What to return beside both ends. */
    static String column(String property, EdgeTable edge) {
        return ", CAST(r." + name(property) + ", 'DOUBLE') AS weight";
    }

    /**
     * @param at index of the first edge to fill in
     * @return index after the last
     */
    int read(Path file, int at) {
        int edge = at;
        try (var connection = NativeLibraries.duckDb();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT src, dst, coalesce(weight, 1) FROM read_parquet('"
                                        + file.toString().replace("'", "''")
                                        + "')")) {
            while (rows.next()) {
                sources[edge] = from.index(rows.getLong(1));
                targets[edge] = to.index(rows.getLong(2));
                double weight = rows.getDouble(3);
                weights[edge++] = Double.isFinite(weight) ? weight : 1;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("weights could not be read: " + e.getMessage(), e);
        }
        return edge;
    }
}
