package io.grapholap.controlplane.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.grapholap.common.json.Json;
import io.grapholap.common.question.CatalogContents;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Replaces what is known of a catalog, all of it in one transaction: readers see the old or the new
 * one. The database takes the JSON apart, so that a catalog of any size is five statements.
 */
@ApplicationScoped
class CatalogWriter {
    private static final String KNOWN =
            "update cached_catalogs set cached_at = :now"
                    + " where catalog_name = :catalog and content_hash = :hash";
    private static final String FORGET =
            "delete from cached_catalogs where catalog_name = :catalog";
    private static final String FORGET_OTHERS =
            "delete from cached_catalogs where catalog_name not in"
                    + " (select jsonb_array_elements_text(cast(cast(:names as text) as jsonb)))";
    private static final String CATALOG =
            "insert into cached_catalogs (catalog_name, content_hash, schema_count, table_count,"
                    + " column_count, cached_at)"
                    + " values (:catalog, :hash, :schemas, :tables, :columns, :now)";
    private static final String SCHEMAS =
            "insert into cached_schemas (catalog_name, schema_name, table_count)"
                    + " select :catalog, s.value->>'name', jsonb_array_length(s.value->'tables')"
                    + " from jsonb_array_elements(cast(cast(:contents as text) as jsonb)->'schemas') s";
    private static final String TABLES =
            "insert into cached_tables (catalog_name, schema_name, table_name, table_type,"
                    + " column_count) select :catalog, s.value->>'name', t.value->>'name',"
                    + " t.value->>'type', jsonb_array_length(t.value->'columns')"
                    + " from jsonb_array_elements(cast(cast(:contents as text) as jsonb)->'schemas') s,"
                    + " jsonb_array_elements(s.value->'tables') t";
    private static final String COLUMNS =
            "insert into cached_columns (catalog_name, schema_name, table_name, ordinal_position,"
                    + " column_name, data_type, is_nullable, column_default)"
                    + " select :catalog, s.value->>'name', t.value->>'name', c.ordinality,"
                    + " c.value->>'name', c.value->>'type', cast(c.value->>'nullable' as boolean),"
                    + " c.value->>'default_value'"
                    + " from jsonb_array_elements(cast(cast(:contents as text) as jsonb)->'schemas') s,"
                    + " jsonb_array_elements(s.value->'tables') t,"
                    + " jsonb_array_elements(t.value->'columns') with ordinality c";

    /** Stores a catalog as it is now; the same again only renews its time. */
    @WithTransaction
    Uni<Void> replace(CatalogContents catalog, Instant now) {
        var json = json(catalog);
        var hash = sha256(json);
        return run(KNOWN, Map.of("catalog", catalog.name(), "hash", hash, "now", now))
                .flatMap(known ->
                        known == 1
                                ? Uni.createFrom().voidItem()
                                : rewrite(catalog, json, hash, now));
    }

    private static Uni<Void> rewrite(
            CatalogContents catalog, String json, String hash, Instant now) {
        var tables = catalog.schemas().stream().flatMap(s -> s.tables().stream()).toList();
        Map<String, Object> row =
                Map.of(
                        "catalog", catalog.name(),
                        "hash", hash,
                        "schemas", catalog.schemas().size(),
                        "tables", tables.size(),
                        "columns", tables.stream().mapToInt(t -> t.columns().size()).sum(),
                        "now", now);
        Map<String, Object> contents = Map.of("catalog", catalog.name(), "contents", json);
        return run(FORGET, Map.of("catalog", catalog.name()))
                .flatMap(_ -> run(CATALOG, row))
                .flatMap(_ -> run(SCHEMAS, contents))
                .flatMap(_ -> run(TABLES, contents))
                .flatMap(_ -> run(COLUMNS, contents))
                .replaceWithVoid();
    }

    /** Forgets the catalogs that are not among these. */
    @WithTransaction
    Uni<Integer> keepOnly(List<String> catalogs) {
        return run(FORGET_OTHERS, Map.of("names", json(catalogs)));
    }

    private static Uni<Integer> run(String sql, Map<String, Object> parameters) {
        return Panache.getSession()
                .flatMap(session -> {
                    var statement = session.createNativeQuery(sql);
                    parameters.forEach(statement::setParameter);
                    return statement.executeUpdate();
                });
    }

    private static String json(Object value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
