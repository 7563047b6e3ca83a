package io.grapholap.common.question;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a data source.
 *
 * @param columns in their order
 * @param failure why it could not be looked into, as a sentence; null when it could
 */
public record SourceTable(String table, List<Column> columns, @Nullable String failure) {

    /**
     * A column.
     *
     * @param type as the warehouse spells it
     * @param sample one of its values as text; null when there is none
     */
    public record Column(String name, String type, @Nullable String sample) {}
}
