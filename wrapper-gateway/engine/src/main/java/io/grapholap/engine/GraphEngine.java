package io.grapholap.engine;

import io.grapholap.common.error.PlatformException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * An open graph. Safe for many threads; every method blocks, so call it from worker or virtual
 * threads. There must never be two engines on one file.
 */
public interface GraphEngine extends AutoCloseable {
    EngineInfo info();

    /**
     * Answers a user's query, which can only read.
     *
     * @throws PlatformException {@code QUERY_NOT_ALLOWED} (details {@code clause, position}) when
     *     the text could do more than read or is too big; {@code QUERY_SYNTAX_ERROR}; {@code
     *     QUERY_EXECUTION_ERROR}; {@code QUERY_TIMEOUT} (details {@code timeout_ms, elapsed_ms});
     *     {@code INSUFFICIENT_MEMORY}
     */
    QueryResult query(QueryRequest request);

    /**
     * Answers a user's query as an Arrow IPC stream, without its budgets: small answers as they
     * come, big ones from a file in the scratch directory that is gone afterwards. Scalars keep
     * their types; nodes, edges, paths, lists and maps are text in JSON. Blocks as long as {@code
     * out} does.
     *
     * @param out gets nothing when the query fails at once; stays open
     * @return rows written
     * @throws PlatformException as {@link #query} does
     * @throws java.io.UncheckedIOException what {@code out} throws
     */
    long arrow(QueryRequest request, OutputStream out);

    /**
     * Stops a running or waiting query, which then fails with {@code QUERY_EXECUTION_ERROR}.
     *
     * @return whether there was such a query
     */
    boolean interrupt(String queryId);

    /** Tables, keys, types and counts as they are now, properties written back included. */
    GraphSchema schema();

    /**
     * Extracts the structure for algorithms: about 1 s for 5 million edges, 3 s with weights.
     *
     * @throws PlatformException {@code INVALID_ALGORITHM_PARAMETERS} for a label, type or weight
     *     that the graph does not have, or more than 2^31-1 nodes or edges; {@code
     *     ALGORITHM_TIMEOUT}; for a subgraph query, what {@link #query} throws
     */
    Topology topology(TopologyRequest request, Duration timeout);

    /**
     * Keys of all nodes of {@code topology}: about 0.5 s for a million.
     *
     * @throws PlatformException {@code ALGORITHM_TIMEOUT}
     */
    NodeKeys keys(Topology topology, Duration timeout);

    /**
     * Sets {@code property} of every node in {@code topology} to its value, adding the property
     * where a label lacks it: about 2 s for a million nodes. Queries go on meanwhile and see all of
     * a label's values or none. One write at a time; a second waits.
     *
     * @return nodes written
     * @throws PlatformException {@code INVALID_ALGORITHM_PARAMETERS} when the name is no
     *     identifier, is a key, or holds another type; {@code ALGORITHM_TIMEOUT}
     */
    long setNodeProperty(Topology topology, String property, NodeValues values, Duration timeout);

    /**
     * Moves what was written into the graph file if no query runs; call it now and then.
     *
     * @return false when it was busy and nothing was done
     */
    boolean checkpoint();

    /** Bytes on disk, of the file and what belongs to it. */
    long diskBytes();

    /** Interrupts what runs, waits for it, and closes the file. */
    @Override
    void close();
}
