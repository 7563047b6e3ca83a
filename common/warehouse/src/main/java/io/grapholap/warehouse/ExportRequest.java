package io.grapholap.warehouse;

import io.grapholap.common.definition.PropertyDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * An export that is wanted.
 *
 * @param sql one SELECT, as its owner wrote it
 * @param columns the columns to write, in this order; each must be a column of the result
 * @param directory empty directory of this attempt; nothing outside it is written
 * @param fileBytes size above which a file is closed and another begun
 * @param memoryBytes how much memory the export may hold; more is spilled to {@code directory}
 * @param threads how many threads may work on it
 * @param timeLimit how long it may take in all
 */
public record ExportRequest(
        String sql,
        List<PropertyDefinition> columns,
        Path directory,
        long fileBytes,
        long memoryBytes,
        int threads,
        Duration timeLimit) {}
