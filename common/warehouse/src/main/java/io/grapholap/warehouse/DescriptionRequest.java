package io.grapholap.warehouse;

import io.grapholap.common.definition.PropertyDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A SELECT that is to be looked at and not run.
 *
 * @param sql one SELECT, as its owner wrote it
 * @param columns the columns an export of it would write
 * @param directory empty directory of this question; nothing outside it is written
 * @param memoryBytes how much memory may be held
 * @param timeLimit how long it may take in all
 */
public record DescriptionRequest(
        String sql,
        List<PropertyDefinition> columns,
        Path directory,
        long memoryBytes,
        Duration timeLimit) {}
