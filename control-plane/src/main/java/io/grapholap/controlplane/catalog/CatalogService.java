package io.grapholap.controlplane.catalog;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Refused;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the warehouse said when it was last asked; nothing here asks it. Catalogs are found by their
 * exact names, schemas and tables also in another case unless one has that very name.
 */
@ApplicationScoped
class CatalogService {
    private final CatalogRepository cache;

    CatalogService(CatalogRepository cache) {
        this.cache = cache;
    }

    @WithSession
    Uni<List<CatalogItem>> catalogs() {
        return cache.catalogs();
    }

    /** Fails with {@link Refused} of code {@code RESOURCE_NOT_FOUND} without such a catalog. */
    @WithSession
    Uni<List<SchemaItem>> schemas(String catalog) {
        return requireCatalog(catalog).flatMap(_ -> cache.schemas(catalog));
    }

    /** Fails like {@link #schemas}, and without such a schema. */
    @WithSession
    Uni<List<TableItem>> tables(String catalog, String schema) {
        return findSchema(catalog, schema).flatMap(cache::tables);
    }

    /** Fails like {@link #tables}, and without such a table. */
    @WithSession
    Uni<List<ColumnItem>> columns(String catalog, String schema, String table) {
        return findSchema(catalog, schema)
                .flatMap(found -> cache.tablesLike(found, table))
                .map(found ->
                        named(
                                table,
                                found,
                                TableItem::tableName,
                                () -> missing("Table", catalog + "." + schema + "." + table)))
                .flatMap(cache::columns);
    }

    @WithSession
    Uni<List<TableItem>> searchTables(String prefix, int limit) {
        return cache.searchTables(prefix, limit);
    }

    @WithSession
    Uni<List<ColumnItem>> searchColumns(String prefix, int limit) {
        return cache.searchColumns(prefix, limit);
    }

    @WithSession
    Uni<CacheStats> stats() {
        return cache.stats();
    }

    private Uni<SchemaItem> findSchema(String catalog, String schema) {
        return cache.schemasLike(catalog, schema)
                .flatMap(found ->
                        found.isEmpty()
                                ? requireCatalog(catalog).replaceWith(found)
                                : Uni.createFrom().item(found))
                .map(found ->
                        named(
                                schema,
                                found,
                                SchemaItem::schemaName,
                                () -> missing("Schema", catalog + "." + schema)));
    }

    private Uni<CatalogEntity> requireCatalog(String catalog) {
        return cache.findById(catalog)
                .onItem()
                .ifNull()
                .failWith(() -> missing("Catalog", catalog));
    }

    private static <T> T named(
            String name, List<T> found, Function<T, String> nameOf, Supplier<Refused> missing) {
        return found.stream()
                .filter(item -> nameOf.apply(item).equals(name))
                .findFirst()
                .or(() -> found.stream().findFirst())
                .orElseThrow(missing);
    }

    private static Refused missing(String what, String name) {
        return new Refused(
                ErrorCode.RESOURCE_NOT_FOUND,
                what + " '" + name + "' not found in cache",
                Map.of("resource_type", what.toLowerCase(Locale.ROOT), "resource_id", name));
    }
}
