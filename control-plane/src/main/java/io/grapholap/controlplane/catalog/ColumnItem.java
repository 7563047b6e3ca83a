package io.grapholap.controlplane.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param ordinalPosition counts from 1
 */
record ColumnItem(
        String catalogName,
        String schemaName,
        String tableName,
        String columnName,
        String dataType,
        boolean isNullable,
        int ordinalPosition,
        @Nullable String columnDefault,
        Instant cachedAt) {}
