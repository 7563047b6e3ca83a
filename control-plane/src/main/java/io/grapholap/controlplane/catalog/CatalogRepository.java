package io.grapholap.controlplane.catalog;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Reads what is known of the warehouse; every query walks an index in the order it answers in. */
@ApplicationScoped
class CatalogRepository implements PanacheRepositoryBase<CatalogEntity, String> {
    private static final String SCHEMAS =
            "select s.key.catalog, s.key.schema, s.tableCount, c.cachedAt from SchemaEntity s"
                    + " join CatalogEntity c on c.name = s.key.catalog where ";
    private static final String TABLES =
            "select t.key.catalog, t.key.schema, t.key.table, t.tableType, t.columnCount, c.cachedAt"
                    + " from TableEntity t join CatalogEntity c on c.name = t.key.catalog where ";
    private static final String COLUMNS =
            "select k.key.catalog, k.key.schema, k.key.table, k.name, k.dataType, k.nullable,"
                    + " k.key.position, k.defaultValue, c.cachedAt"
                    + " from ColumnEntity k join CatalogEntity c on c.name = k.key.catalog where ";

    /** Everything that starts with :prefix lies between it and this after it. */
    private static final String STARTS_WITH =
            "searchName >= lower(:prefix) and %1$s.searchName < concat(lower(:prefix), :end)";

    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);
    private static final String SIZE =
            "select pg_total_relation_size('cached_catalogs')"
                    + " + pg_total_relation_size('cached_schemas')"
                    + " + pg_total_relation_size('cached_tables')"
                    + " + pg_total_relation_size('cached_columns')";

    Uni<List<CatalogItem>> catalogs() {
        return read(
                CatalogItem.class,
                "select name, schemaCount, cachedAt from CatalogEntity order by name",
                Map.of());
    }

    Uni<List<SchemaItem>> schemas(String catalog) {
        return read(
                SchemaItem.class,
                SCHEMAS + "s.key.catalog = :catalog order by s.key.schema",
                Map.of("catalog", catalog));
    }

    /** The schemas of that name, whatever its case. */
    Uni<List<SchemaItem>> schemasLike(String catalog, String name) {
        return read(
                SchemaItem.class,
                SCHEMAS
                        + "s.key.catalog = :catalog and s.searchName = lower(:name)"
                        + " order by s.key.schema",
                Map.of("catalog", catalog, "name", name));
    }

    Uni<List<TableItem>> tables(SchemaItem schema) {
        return read(
                TableItem.class,
                TABLES
                        + "t.key.catalog = :catalog and t.key.schema = :schema"
                        + " order by t.key.table",
                Map.of("catalog", schema.catalogName(), "schema", schema.schemaName()));
    }

    /** The tables of that name, whatever its case. */
    Uni<List<TableItem>> tablesLike(SchemaItem schema, String name) {
        return read(
                TableItem.class,
                TABLES
                        + "t.key.catalog = :catalog and t.key.schema = :schema"
                        + " and t.searchName = lower(:name) order by t.key.table",
                Map.of(
                        "catalog",
                        schema.catalogName(),
                        "schema",
                        schema.schemaName(),
                        "name",
                        name));
    }

    Uni<List<ColumnItem>> columns(TableItem table) {
        return read(
                ColumnItem.class,
                COLUMNS
                        + "k.key.catalog = :catalog and k.key.schema = :schema"
                        + " and k.key.table = :table order by k.key.position",
                Map.of(
                        "catalog",
                        table.catalogName(),
                        "schema",
                        table.schemaName(),
                        "table",
                        table.tableName()));
    }

    /** Tables whose names start with {@code prefix}, whatever its case. */
    Uni<List<TableItem>> searchTables(String prefix, int limit) {
        return search(
                TableItem.class,
                TABLES
                        + "t."
                        + STARTS_WITH.formatted("t")
                        + " order by t.searchName, t.key.catalog, t.key.schema, t.key.table",
                prefix,
                limit);
    }

    /** Columns whose names start with {@code prefix}, whatever its case. */
    Uni<List<ColumnItem>> searchColumns(String prefix, int limit) {
        return search(
                ColumnItem.class,
                COLUMNS
                        + "k."
                        + STARTS_WITH.formatted("k")
                        + " order by k.searchName, k.key.catalog, k.key.schema, k.key.table,"
                        + " k.key.position",
                prefix,
                limit);
    }

    Uni<CacheStats> stats() {
        return getSession()
                .flatMap(session ->
                        session.createNativeQuery(SIZE, Long.class)
                                .getSingleResult()
                                .flatMap(size ->
                                        session.createQuery(
                                                        "from CatalogEntity", CatalogEntity.class)
                                                .getResultList()
                                                .map(all -> CacheStats.of(all, size))));
    }

    private <T> Uni<List<T>> search(Class<T> item, String hql, String prefix, int limit) {
        return getSession()
                .flatMap(session ->
                        session.createSelectionQuery(hql, item)
                                .setParameter("prefix", prefix)
                                .setParameter("end", LAST_CHARACTER)
                                .setMaxResults(limit)
                                .getResultList());
    }

    private <T> Uni<List<T>> read(Class<T> item, String hql, Map<String, String> parameters) {
        return getSession()
                .flatMap(session -> {
                    var query = session.createSelectionQuery(hql, item);
                    parameters.forEach(query::setParameter);
                    return query.getResultList();
                });
    }
}
