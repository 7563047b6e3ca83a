package io.grapholap.controlplane.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** Row of {@code cached_catalogs}; written by {@link CatalogWriter}. */
@Entity
@Immutable
@Table(name = "cached_catalogs")
class CatalogEntity {
    @Id
    @Column(name = "catalog_name")
    String name;

    @Column(name = "schema_count")
    int schemaCount;

    @Column(name = "table_count")
    int tableCount;

    @Column(name = "column_count")
    int columnCount;

    @Column(name = "cached_at")
    Instant cachedAt;
}
