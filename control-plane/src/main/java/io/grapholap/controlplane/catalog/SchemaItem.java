package io.grapholap.controlplane.catalog;

import java.time.Instant;

/** A schema of a catalog. */
record SchemaItem(String catalogName, String schemaName, int tableCount, Instant cachedAt) {}
