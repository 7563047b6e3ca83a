package io.grapholap.engine;

import io.grapholap.common.definition.PropertyDefinition;
import java.nio.file.Path;
import java.util.List;

/**
 * A graph file in the making: tables first, then rows in bulk. Used by one thread; {@link #close}
 * leaves a complete file behind.
 *
 * <p>Failures are {@link GraphBuildException}, whose message names table and cause.
 */
public interface GraphBuilder extends AutoCloseable {
    EngineInfo info();

    /**
     * Makes a table of nodes from Parquet files whose columns are the key, then the properties, in
     * this order.
     *
     * @param files at least one; no rows at all are fine
     * @return rows loaded
     * @throws GraphBuildException also when the engine cannot index keys of that type, or two rows
     *     have the same key
     */
    long loadNodes(
            String label,
            PropertyDefinition primaryKey,
            List<PropertyDefinition> properties,
            List<Path> files);

    /**
     * Makes a table of edges from Parquet files whose columns are the keys of both ends, then the
     * properties. All labels must have been loaded before the first edges.
     *
     * @return rows loaded
     * @throws GraphBuildException also when an end is not there
     */
    long loadEdges(
            String type,
            String fromLabel,
            String toLabel,
            List<PropertyDefinition> properties,
            List<Path> files);

    /** Writes everything to the file and closes it. */
    @Override
    void close();
}
