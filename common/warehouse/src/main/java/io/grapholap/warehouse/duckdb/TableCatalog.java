package io.grapholap.warehouse.duckdb;

import io.grapholap.common.question.CatalogContents;
import io.grapholap.warehouse.WarehouseMetadata;
import io.grapholap.warehouse.WarehouseMetadata.SampledColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks into tables for what DuckDB takes their columns to be, as exports would. */
final class TableCatalog {
    private static final int MAX_SAMPLE = 100;
    private static final String COLUMNS =
            "SELECT table_schema, table_name, column_name, data_type, is_nullable, column_default"
                    + " FROM information_schema.columns WHERE table_catalog = '"
                    + TableName.CATALOG
                    + "' ORDER BY table_schema, table_name, ordinal_position";

    private final Sandbox.Limits limits;
    private final Execution execution;

    TableCatalog(WarehouseMetadata.Limits limits, Execution execution) {
        this.limits = new Sandbox.Limits(limits.directory(), limits.memoryBytes(), 1);
        this.execution = execution;
    }

    /** Columns by table; a table that cannot be read has none. */
    Map<TableName, List<CatalogContents.Column>> columns(List<SandboxTable> tables) {
        try {
            return read(tables);
        } catch (SQLException e) {
            // At least one cannot be read, and DuckDB does not say which.
            var all = new TreeMap<TableName, List<CatalogContents.Column>>(TableName.ORDER);
            tables.forEach(table -> all.putAll(readable(table)));
            return all;
        }
    }

    private Map<TableName, List<CatalogContents.Column>> readable(SandboxTable table) {
        try {
            return read(List.of(table));
        } catch (SQLException e) {
            return Map.of();
        }
    }

    private Map<TableName, List<CatalogContents.Column>> read(List<SandboxTable> tables)
            throws SQLException {
        try (var sandbox = Sandbox.open(tables, limits, execution)) {
            return sandbox.query(COLUMNS, execution, TableCatalog::byTable);
        }
    }

    private static Map<TableName, List<CatalogContents.Column>> byTable(ResultSet rows)
            throws SQLException {
        var all = new TreeMap<TableName, List<CatalogContents.Column>>(TableName.ORDER);
        while (rows.next()) {
            all.computeIfAbsent(
                            new TableName(rows.getString(1), rows.getString(2)),
                            _ -> new ArrayList<>())
                    .add(
                            new CatalogContents.Column(
                                    rows.getString(3),
                                    rows.getString(4),
                                    "YES".equals(rows.getString(5)),
                                    rows.getString(6)));
        }
        return all;
    }

    /** The columns of one table with the values of its first row. */
    List<SampledColumn> sampled(SandboxTable table) throws SQLException {
        try (var sandbox = Sandbox.open(List.of(table), limits, execution)) {
            var first =
                    "SELECT * FROM %s.%s LIMIT 1"
                            .formatted(
                                    Sql.identifier(table.schema()), Sql.identifier(table.table()));
            return sandbox.query(first, execution, TableCatalog::firstRow);
        }
    }

    private static List<SampledColumn> firstRow(ResultSet rows) throws SQLException {
        var meta = rows.getMetaData();
        boolean found = rows.next();
        var columns = new ArrayList<SampledColumn>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(
                    new SampledColumn(
                            meta.getColumnName(i),
                            meta.getColumnTypeName(i),
                            found ? shortened(rows.getString(i)) : null));
        }
        return columns;
    }

    private static @Nullable String shortened(@Nullable String value) {
        return value == null || value.length() <= MAX_SAMPLE
                ? value
                : value.substring(0, MAX_SAMPLE - 1) + "…";
    }
}
