package io.grapholap.controlplane.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much the schema browser knows.
 *
 * @param lastRefresh when a catalog was last read; null before the first time
 * @param indexSizeBytes what it takes in the database, indexes included
 */
record CacheStats(
        long totalCatalogs,
        long totalSchemas,
        long totalTables,
        long totalColumns,
        @Nullable Instant lastRefresh,
        long indexSizeBytes) {

    static CacheStats of(List<CatalogEntity> catalogs, long sizeBytes) {
        return new CacheStats(
                catalogs.size(),
                catalogs.stream().mapToLong(c -> c.schemaCount).sum(),
                catalogs.stream().mapToLong(c -> c.tableCount).sum(),
                catalogs.stream().mapToLong(c -> c.columnCount).sum(),
                catalogs.stream().map(c -> c.cachedAt).max(Instant::compareTo).orElse(null),
                sizeBytes);
    }
}
