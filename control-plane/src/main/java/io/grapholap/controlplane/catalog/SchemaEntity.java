package io.grapholap.controlplane.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** Row of {@code cached_schemas}; written by {@link CatalogWriter}. */
@Entity
@Immutable
@Table(name = "cached_schemas")
class SchemaEntity {
    @Embeddable
    record Key(
            @Column(name = "catalog_name") String catalog,
            @Column(name = "schema_name") String schema) {}

    @EmbeddedId Key key;

    /** The name in lower case, as the database knows it. */
    @Column(name = "search_name", insertable = false, updatable = false)
    String searchName;

    @Column(name = "table_count")
    int tableCount;
}
