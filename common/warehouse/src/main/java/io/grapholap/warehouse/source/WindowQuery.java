package io.grapholap.warehouse.source;

import java.util.List;

/**
 * The rows of a half-open range of a change column.
 *
 * @param cursor the change column
 * @param from the first point of the range
 * @param to the first point after it
 * @param hashed columns that a slice hashes, normally the prediction id
 * @param slice which of the rows
 * @param columns what is read of them, in this order
 */
public record WindowQuery(
        SourceTable table,
        SourceColumn cursor,
        CursorValue from,
        CursorValue to,
        List<String> hashed,
        HashSlice slice,
        List<SourceColumn> columns) {
    public WindowQuery {
        cursor.type().cursorKind();
        hashed = List.copyOf(hashed);
        columns = List.copyOf(columns);
        if (hashed.isEmpty() && !slice.isWhole()) {
            throw new IllegalArgumentException("A slice of " + table + " needs columns to hash.");
        }
    }
}
