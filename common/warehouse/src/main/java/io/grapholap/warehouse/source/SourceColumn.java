package io.grapholap.warehouse.source;

/**
 * A column of a table.
 *
 * @param name exactly as the warehouse spells it
 * @param spelled its type as the warehouse spells it
 */
public record SourceColumn(String name, ColumnType type, String spelled) {}
