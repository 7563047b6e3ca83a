package io.grapholap.warehouse.source;

import java.util.Optional;

/**
 * What a change column holds.
 *
 * @param least empty without a value
 * @param greatest for display and warnings only: it is never a bound
 * @param nulls rows without a value, which no window ever reads
 * @param rows all rows, exactly or as the warehouse estimates them
 */
public record Probe(
        Optional<CursorValue> least, Optional<CursorValue> greatest, long nulls, long rows) {}
