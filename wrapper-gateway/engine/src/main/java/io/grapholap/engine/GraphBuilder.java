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
     * @throws GraphBuildException also when the engine cannot index keys of that type
     */
    void createNodes(
            String label, PropertyDefinition primaryKey, List<PropertyDefinition> properties);

    /** Both labels must have been created. */
    void createEdges(
            String type, String fromLabel, String toLabel, List<PropertyDefinition> properties);

    /**
     * Loads Parquet files whose columns are the key, then the properties.
     *
     * @return rows loaded
     */
    long copyNodes(String label, List<Path> files);

    /**
     * Loads Parquet files whose columns are the keys of both ends, then the properties.
     *
     * @return rows loaded
     */
    long copyEdges(String type, List<Path> files);

    /** Writes everything to the file and closes it. */
    @Override
    void close();
}
