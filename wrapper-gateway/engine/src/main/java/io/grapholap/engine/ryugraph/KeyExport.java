package io.grapholap.engine.ryugraph;

import static io.grapholap.engine.ryugraph.Statements.literal;
import static io.grapholap.engine.ryugraph.Statements.name;

import com.kuzudb.Connection;
import io.grapholap.engine.NodeKeys;
import io.grapholap.engine.Topology;
import io.grapholap.engine.Topology.NodeRange;
import io.grapholap.engine.ryugraph.Statements.EngineError;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;

/** Gets the keys of nodes out of the engine, in bulk. */
final class KeyExport {
    private final Path scratch;

    KeyExport(Path scratch) {
        this.scratch = scratch;
    }

    NodeKeys run(Connection connection, Topology topology, Deadline deadline) {
        var keys = new Object[topology.nodeCount()];
        try {
            for (var range : topology.ranges()) {
                read(connection, range, keys, deadline);
            }
        } catch (EngineError e) {
            throw deadline.hasPassed() ? deadline.exceeded() : TopologyExport.failed(e);
        }
        return new NodeKeys(keys);
    }

    private void read(Connection connection, NodeRange range, Object[] keys, Deadline deadline) {
        var node = Catalog.schema(connection).node(range.label()).orElseThrow();
        var file = scratch.resolve("keys-" + UUID.randomUUID() + ".parquet");
        try {
            connection.setQueryTimeout(deadline.remainingMillis());
            Statements.run(
                    connection,
                    "COPY (MATCH (n:%s) RETURN offset(id(n)) AS row_number, n.%s AS key) TO %s"
                            .formatted(name(node.label()), name(node.primaryKey()), literal(file)));
            fill(file, range, keys);
        } finally {
            TopologyExport.delete(file);
        }
    }

    private static void fill(Path file, NodeRange range, Object[] keys) {
        try (var duck = NativeLibraries.duckDb();
                var statement = duck.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT row_number, key FROM read_parquet('"
                                        + file.toString().replace("'", "''")
                                        + "')")) {
            while (rows.next()) {
                int index = range.find(rows.getLong(1));
                if (index >= 0) {
                    keys[index] = key(rows.getObject(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("keys could not be read: " + e.getMessage(), e);
        }
    }

    private static Object key(Object value) {
        return switch (value) {
            case Long whole -> whole;
            case Integer whole -> whole.longValue();
            case Short whole -> whole.longValue();
            case Byte whole -> whole.longValue();
            default -> value.toString();
        };
    }
}
