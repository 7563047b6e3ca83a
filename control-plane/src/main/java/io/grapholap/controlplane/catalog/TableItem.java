package io.grapholap.controlplane.catalog;

import java.time.Instant;

/** A table or view of a schema. */
record TableItem(
        String catalogName,
        String schemaName,
        String tableName,
        String tableType,
        int columnCount,
        Instant cachedAt) {}
