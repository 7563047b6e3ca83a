package io.grapholap.controlplane.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Row of {@code cached_columns}; written by {@link CatalogWriter}. */
@Entity
@Immutable
@Table(name = "cached_columns")
class ColumnEntity {
    @Embeddable
    record Key(
            @Column(name = "catalog_name") String catalog,
            @Column(name = "schema_name") String schema,
            @Column(name = "table_name") String table,
            @Column(name = "ordinal_position") int position) {}

    @EmbeddedId Key key;

    @Column(name = "column_name")
    String name;

    /** The name in lower case, as the database knows it. */
    @Column(name = "search_name", insertable = false, updatable = false)
    String searchName;

    @Column(name = "data_type")
    String dataType;

    @Column(name = "is_nullable")
    boolean nullable;

    @Column(name = "column_default")
    @Nullable String defaultValue;
}
