package io.grapholap.controlplane.catalog;

import java.time.Instant;

/** A catalog of the warehouse. */
record CatalogItem(String catalogName, int schemaCount, Instant cachedAt) {}
