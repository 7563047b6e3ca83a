package io.grapholap.engine.ryugraph;

import static io.grapholap.engine.ryugraph.Statements.literal;
import static io.grapholap.engine.ryugraph.Statements.name;
import static io.grapholap.engine.ryugraph.Statements.run;

import com.kuzudb.Connection;
import io.grapholap.common.definition.Identifiers;
import io.grapholap.engine.EngineSettings;
import io.grapholap.engine.GraphSchema.NodeTable;
import io.grapholap.engine.NodeValues;
import io.grapholap.engine.Topology;
import io.grapholap.engine.Topology.NodeRange;
import io.grapholap.engine.ryugraph.Statements.EngineError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The one connection that writes: results of algorithms, and checkpoints. */
final class Writer implements AutoCloseable {
    private static final long GRACE_MILLIS = 5_000;
    private static final Duration CHECKPOINT_TIMEOUT = Duration.ofMinutes(1);

    private final Lane lane;
    private final Path scratch;
    private final ReentrantLock lock = new ReentrantLock();

    Writer(Lane lane, EngineSettings settings) {
        this.lane = lane;
        this.scratch = settings.scratch();
    }

    long setNodeProperty(Topology topology, String property, NodeValues values, Deadline deadline) {
        if (values.size() != topology.nodeCount()) {
            throw new IllegalArgumentException(
                    values.size() + " values for " + topology.nodeCount() + " nodes");
        }
        requireIdentifier(property);
        return locked(
                deadline,
                connection -> {
                    for (var range : topology.ranges()) {
                        write(connection, range, property, values, deadline);
                    }
                    return (long) values.size();
                });
    }

    private void write(
            Connection connection,
            NodeRange range,
            String property,
            NodeValues values,
            Deadline deadline) {
        var node = Catalog.schema(connection).node(range.label()).orElseThrow();
        boolean added = addWhenMissing(connection, node, property, values);
        try {
            if (range.size() > 0) {
                set(connection, node, range, property, values, deadline);
            }
        } catch (EngineError e) {
            if (added) {
                connection.setQueryTimeout(GRACE_MILLIS);
                run(connection, "ALTER TABLE " + name(node.label()) + " DROP " + name(property));
            }
            throw e;
        }
    }

    private void set(
            Connection connection,
            NodeTable node,
            NodeRange range,
            String property,
            NodeValues values,
            Deadline deadline) {
        var id = UUID.randomUUID();
        var keys = scratch.resolve("keys-" + id + ".parquet");
        var pairs = scratch.resolve("values-" + id + ".parquet");
        try {
            connection.setQueryTimeout(deadline.remainingMillis());
            run(
                    connection,
                    "COPY (MATCH (n:%s) RETURN offset(id(n)) AS row_number, n.%s AS key) TO %s"
                            .formatted(name(node.label()), name(node.primaryKey()), literal(keys)));
            ValueFiles.join(keys, range, values, pairs);
            connection.setQueryTimeout(deadline.remainingMillis());
            run(
                    connection,
                    "LOAD FROM %s MATCH (n:%s) WHERE n.%s = %s SET n.%s = value"
                            .formatted(
                                    literal(pairs),
                                    name(node.label()),
                                    name(node.primaryKey()),
                                    "key",
                                    name(property)));
        } finally {
            TopologyExport.delete(keys);
            TopologyExport.delete(pairs);
        }
    }

    private static boolean addWhenMissing(
            Connection connection, NodeTable node, String property, NodeValues values) {
        if (property.equalsIgnoreCase(node.primaryKey())) {
            throw Faults.parameters(
                    "result_property", property + " is the key of " + node.label() + ".");
        }
        for (var existing : node.properties().entrySet()) {
            if (existing.getKey().equalsIgnoreCase(property)) {
                if (!existing.getValue().equals(values.propertyType())) {
                    throw Faults.parameters(
                            "result_property",
                            "%s of %s is of type %s; the result is of type %s."
                                    .formatted(
                                            existing.getKey(),
                                            node.label(),
                                            existing.getValue(),
                                            values.propertyType()));
                }
                return false;
            }
        }
        run(
                connection,
                "ALTER TABLE %s ADD %s %s"
                        .formatted(name(node.label()), name(property), values.propertyType()));
        return true;
    }

    private static void requireIdentifier(String property) {
        if (property.length() > Identifiers.MAX_LENGTH
                || !Identifiers.NAME.matcher(property).matches()
                || Identifiers.isReserved(property)) {
            throw Faults.parameters(
                    "result_property",
                    "A property name has up to %d letters, digits and _, begins with a letter and is"
                                    .formatted(Identifiers.MAX_LENGTH)
                            + " no reserved word.");
        }
    }

    /** Moves the log into the file; the caller has made sure that no query runs. */
    void checkpoint() {
        locked(
                Deadline.ofAlgorithm(CHECKPOINT_TIMEOUT),
                connection -> {
                    connection.setQueryTimeout(0);
                    run(connection, "CHECKPOINT");
                    return true;
                });
    }

    private <T> T locked(Deadline deadline, Function<Connection, T> work) {
        try {
            if (!lock.tryLock(deadline.remainingMillis(), TimeUnit.MILLISECONDS)) {
                throw deadline.exceeded();
            }
            try {
                return lane.submit(work)
                        .get(deadline.remainingMillis() + GRACE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                lane.interrupt();
                throw deadline.exceeded();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof EngineError error) {
                    throw deadline.hasPassed() ? deadline.exceeded() : TopologyExport.failed(error);
                }
                throw Faults.rethrown(e);
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lane.interrupt();
            throw Faults.interrupted();
        }
    }

    @Override
    public void close() {
        lane.interrupt();
        lane.close();
    }
}
