package io.grapholap.warehouse.source;

import java.util.List;
import java.util.Optional;

/**
 * What a table looks like now.
 *
 * @param identity another one once the table was replaced by a new one of the same name, if the
 *     warehouse tells
 * @param columns in their order
 */
public record TableDescription(
        SourceTable table, Kind kind, String identity, List<SourceColumn> columns) {
    /** What stands behind the name. */
    public enum Kind {
        TABLE,
        VIEW,
        /** Files that the warehouse only reads; not imported. */
        EXTERNAL
    }

    public TableDescription {
        columns = List.copyOf(columns);
    }

    /** The column of exactly that name. */
    public Optional<SourceColumn> column(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst();
    }
}
