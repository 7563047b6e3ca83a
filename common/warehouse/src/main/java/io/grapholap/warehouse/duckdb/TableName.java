package io.grapholap.warehouse.duckdb;

import java.util.Comparator;
import java.util.Locale;

/** A table of the embedded warehouse; case does not tell two apart. */
record TableName(String schema, String table) {
    /** The catalog that all tables belong to. */
    static final String CATALOG = "local";

    /** By schema, then by name. */
    static final Comparator<TableName> ORDER =
            Comparator.comparing(TableName::schema).thenComparing(TableName::table);

    TableName {
        schema = schema.toLowerCase(Locale.ROOT);
        table = table.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return CATALOG + "." + schema + "." + table;
    }
}
