package io.grapholap.controlplane.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** Row of {@code cached_tables}; written by {@link CatalogWriter}. */
@Entity
@Immutable
@Table(name = "cached_tables")
class TableEntity {
    @Embeddable
    record Key(
            @Column(name = "catalog_name") String catalog,
            @Column(name = "schema_name") String schema,
            @Column(name = "table_name") String table) {}

    @EmbeddedId Key key;

    /** The name in lower case, as the database knows it. */
    @Column(name = "search_name", insertable = false, updatable = false)
    String searchName;

    @Column(name = "table_type")
    String tableType;

    @Column(name = "column_count")
    int columnCount;
}
